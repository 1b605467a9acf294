using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Payments;

internal sealed class PaymentConfiguration : IEntityTypeConfiguration<Payment>
{
    public const string OneOpen = "ux_payments_one_open";
    public const string OneAccepted = "ux_payments_one_accepted";

    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.ToTable(
            "payments",
            "payments",
            table =>
            {
                table.HasCheckConstraint("ck_payments_amount", "amount_minor > 0");
                table.HasCheckConstraint(
                    "ck_payments_refunded",
                    "refunded_minor >= 0 AND refund_pending_minor >= 0 AND "
                        + "refunded_minor + refund_pending_minor <= captured_minor AND captured_minor <= amount_minor"
                );
                table.HasCheckConstraint("ck_payments_accepted", "NOT accepted OR captured_minor = amount_minor");
            }
        );
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Purpose).HasConversion<string>();
        builder.Property(p => p.Status).HasConversion<string>();
        builder.Property(p => p.Currency).HasColumnType("char(3)");
        builder.Property(p => p.MismatchCurrency).HasColumnType("char(3)");
        builder.Property(p => p.Language).IsLanguage();
        builder.Property(p => p.Lines).IsSnapshot().HasDefaultValueSql("'[]'::jsonb");
        builder
            .Ignore(p => p.Amount)
            .Ignore(p => p.Captured)
            .Ignore(p => p.Refunded)
            .Ignore(p => p.Refundable)
            .Ignore(p => p.IsOpen);
        builder.HasIndex(p => new { p.Provider, p.ProviderPaymentId }).IsUnique();
        builder
            .HasIndex(p => new { p.Purpose, p.RefId }, OneOpen)
            .IsUnique()
            .HasDatabaseName(OneOpen)
            .HasFilter("status IN ('Created', 'RequiresAction', 'Processing')");
        builder
            .HasIndex(p => new { p.Purpose, p.RefId }, OneAccepted)
            .IsUnique()
            .HasDatabaseName(OneAccepted)
            .HasFilter("accepted");
        builder.HasIndex(p => p.RefId);
        builder
            .HasIndex(p => p.ExpiresAt, "ix_payments_due")
            .HasDatabaseName("ix_payments_due")
            .HasFilter("close_at_provider OR status IN ('Created', 'RequiresAction', 'Processing')");
        builder.HasIndex(p => p.MismatchAt).HasFilter("mismatch_at IS NOT NULL AND mismatch_resolved_at IS NULL");
        builder.HasIndex(p => p.ProviderCaptureId).HasFilter("provider_capture_id IS NOT NULL");
        builder.HasIndex(p => p.RefundCheckAt).HasFilter("refund_check_at IS NOT NULL");
        builder.HasIndex(p => p.SucceededAt).HasFilter("succeeded_at IS NOT NULL");
        builder.HasMany(p => p.Attempts).WithOne().HasForeignKey(a => a.PaymentId);
        builder.Navigation(p => p.Attempts).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class PaymentAttemptConfiguration : IEntityTypeConfiguration<PaymentAttempt>
{
    public void Configure(EntityTypeBuilder<PaymentAttempt> builder)
    {
        builder.ToTable("payment_attempts", "payments");
        builder.HasKey(a => new { a.PaymentId, a.Number });
        builder.Property(a => a.Outcome).HasConversion<string>();
        builder.Ignore(a => a.ProviderKey);
    }
}
