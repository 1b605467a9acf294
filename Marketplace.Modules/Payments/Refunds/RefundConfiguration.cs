using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Payments;

internal sealed class RefundConfiguration : IEntityTypeConfiguration<Refund>
{
    public void Configure(EntityTypeBuilder<Refund> builder)
    {
        builder.ToTable(
            "refunds",
            "payments",
            table => table.HasCheckConstraint("ck_refunds_amount", "amount_minor > 0")
        );
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Status).HasConversion<string>();
        builder.Property(r => r.Currency).HasColumnType("char(3)");
        builder.Property(r => r.Lines).IsSnapshot();
        builder.Property(r => r.BankReference).HasMaxLength(Payout.MaxReferenceLength);
        builder
            .Ignore(r => r.Amount)
            .Ignore(r => r.Commission)
            .Ignore(r => r.HasUnknownLines)
            .Ignore(r => r.IsReplaced)
            .Ignore(r => r.IsLateSuccess)
            .Ignore(r => r.ProviderKey);
        builder.HasIndex(r => r.PaymentId);
        builder.HasIndex(r => r.OrderId).HasFilter("order_id IS NOT NULL");
        builder
            .HasIndex(r => r.OrderId, "ix_refunds_without_commission")
            .HasDatabaseName("ix_refunds_without_commission")
            .HasFilter("order_id IS NOT NULL AND commission_minor IS NULL");
        builder.HasIndex(r => r.ProviderRefundId).HasFilter("provider_refund_id IS NOT NULL");
        builder.HasIndex(r => r.DisputeId).HasFilter("dispute_id IS NOT NULL");
        builder.HasIndex(r => r.SplitOf).HasFilter("split_of IS NOT NULL");
        builder.Property(r => r.MadeAtProvider).HasDefaultValue(false);
        builder.HasIndex(r => r.ReturnedProviderRefundId).HasFilter("returned_provider_refund_id IS NOT NULL");
        builder.Property(r => r.FailedProviderRefundIds).HasDefaultValueSql("'{}'::text[]");
        builder.HasIndex(r => r.FailedProviderRefundIds).HasMethod("gin");
        builder.HasIndex(r => r.NextAttemptAt).HasFilter("next_attempt_at IS NOT NULL");
    }
}
