using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Payments;

internal sealed class AdjustmentConfiguration
    : IEntityTypeConfiguration<LedgerAdjustment>,
        IEntityTypeConfiguration<NegativeBalance>
{
    public void Configure(EntityTypeBuilder<LedgerAdjustment> builder)
    {
        builder.ToTable(
            "adjustments",
            PayoutConfiguration.Schema,
            table =>
            {
                table.HasCheckConstraint(
                    "ck_adjustments_decided",
                    "(status = 'Pending') = (decided_by IS NULL) AND (status = 'Pending') = (decided_at IS NULL)"
                );
                table.HasCheckConstraint(
                    "ck_adjustments_four_eyes",
                    "status <> 'Approved' OR decided_by <> created_by"
                );
            }
        );
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Currency).HasColumnType("char(3)");
        builder.Property(a => a.Lines).IsSnapshot();
        builder.Property(a => a.Reason).HasMaxLength(LedgerAdjustment.MaxReasonLength);
        builder.Property(a => a.RejectionReason).HasMaxLength(LedgerAdjustment.MaxReasonLength);
        builder.Property(a => a.Status).HasConversion<string>().HasMaxLength(12);
        builder.Ignore(a => a.Amount);
        builder.Ignore(a => a.Entry);
        builder.HasIndex(a => new { a.SellerId, a.Id });
        builder.HasIndex(a => new { a.Status, a.Id });
    }

    public void Configure(EntityTypeBuilder<NegativeBalance> builder)
    {
        builder.ToTable("negative_balances", PayoutConfiguration.Schema);
        builder.HasKey(b => b.SellerId);
        builder.Property(b => b.SellerId).ValueGeneratedNever();
    }
}
