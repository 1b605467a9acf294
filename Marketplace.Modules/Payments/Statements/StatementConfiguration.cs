using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Payments;

internal sealed class StatementConfiguration
    : IEntityTypeConfiguration<Statement>,
        IEntityTypeConfiguration<StatementPosting>
{
    private const int MaxNumberLength = 20;

    public void Configure(EntityTypeBuilder<Statement> builder)
    {
        builder.ToTable("statements", PayoutConfiguration.Schema);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Number).HasMaxLength(MaxNumberLength);
        builder.Property(s => s.Currency).HasColumnType("char(3)");
        builder.Property(s => s.From).HasColumnName("from_at");
        builder.Property(s => s.To).HasColumnName("to_at");
        builder.Property(s => s.Sums).IsSnapshot();
        builder.HasIndex(s => new { s.SellerId, s.Number }).IsUnique();
        builder.HasIndex(s => new { s.SellerId, s.Id });
    }

    public void Configure(EntityTypeBuilder<StatementPosting> builder)
    {
        builder.ToTable("statement_postings", PayoutConfiguration.Schema);
        // The key: a posting is in one statement.
        builder.HasKey(p => new { p.EntryId, p.Line });
        builder.HasOne<Statement>().WithMany().HasForeignKey(p => p.StatementId).OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<LedgerPostingRow>()
            .WithOne()
            .HasForeignKey<StatementPosting>(p => new { p.EntryId, p.Line })
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => p.StatementId);
    }
}
