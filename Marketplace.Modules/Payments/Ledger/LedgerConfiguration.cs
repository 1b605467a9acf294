using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Payments;

internal sealed class LedgerAccountConfiguration : IEntityTypeConfiguration<LedgerAccountRow>
{
    public void Configure(EntityTypeBuilder<LedgerAccountRow> builder)
    {
        builder.ToTable("accounts", LedgerService.Schema);
        builder.HasKey(a => a.Code);
        builder.Property(a => a.Currency).HasColumnType("char(3)");
        builder.HasIndex(a => a.SellerId).HasFilter("seller_id IS NOT NULL");
    }
}

internal sealed class LedgerEntryConfiguration : IEntityTypeConfiguration<LedgerEntryRow>
{
    public void Configure(EntityTypeBuilder<LedgerEntryRow> builder)
    {
        builder.ToTable("entries", LedgerService.Schema);
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Number).HasDefaultValue(1);
        builder
            .HasIndex(e => new
            {
                e.Kind,
                e.RefId,
                e.Number,
            })
            .IsUnique();
        builder.HasMany(e => e.Postings).WithOne().HasForeignKey(p => p.EntryId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LedgerPostingConfiguration : IEntityTypeConfiguration<LedgerPostingRow>
{
    public void Configure(EntityTypeBuilder<LedgerPostingRow> builder)
    {
        builder.ToTable(
            "postings",
            LedgerService.Schema,
            table =>
                table.HasCheckConstraint(
                    "ck_postings_one_side",
                    "debit_minor >= 0 AND credit_minor >= 0 AND (debit_minor = 0) <> (credit_minor = 0)"
                )
        );
        builder.HasKey(p => new { p.EntryId, p.Line });
        builder
            .HasOne<LedgerAccountRow>()
            .WithMany()
            .HasForeignKey(p => p.AccountCode)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasIndex(p => new { p.AccountCode, p.EntryId })
            .IncludeProperties(p => new { p.DebitMinor, p.CreditMinor });
    }
}
