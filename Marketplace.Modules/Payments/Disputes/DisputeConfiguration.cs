using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Payments;

internal sealed class DisputeConfiguration : IEntityTypeConfiguration<Dispute>
{
    public void Configure(EntityTypeBuilder<Dispute> builder)
    {
        builder.ToTable(
            "disputes",
            "payments",
            table => table.HasCheckConstraint("ck_disputes_amount", "amount_minor > 0")
        );
        builder.HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Status).HasConversion<string>();
        builder.Property(d => d.Currency).HasColumnType("char(3)");
        builder.Ignore(d => d.Amount);
        builder.HasIndex(d => new { d.Provider, d.ProviderDisputeId }).IsUnique();
        builder.HasIndex(d => d.PaymentId);
        builder
            .HasIndex(d => d.CreatedAt, "ix_disputes_not_ended")
            .HasDatabaseName("ix_disputes_not_ended")
            .HasFilter("closed_at IS NULL");
    }
}
