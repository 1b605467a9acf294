using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Payments;

internal sealed class PayoutAccountConfiguration : IEntityTypeConfiguration<PayoutAccount>
{
    public void Configure(EntityTypeBuilder<PayoutAccount> builder)
    {
        builder.ToTable(
            "payout_accounts",
            "payments",
            table =>
            {
                table.HasCheckConstraint(
                    "ck_payout_accounts_hold",
                    "(hold_until IS NULL) = (hold_reason IS NULL) AND (hold_until IS NULL) = (held_at IS NULL)"
                );
                table.HasCheckConstraint("ck_payout_accounts_block", "(blocked_at IS NULL) = (block_reason IS NULL)");
                table.HasCheckConstraint(
                    "ck_payout_accounts_provider",
                    "(provider IS NULL) = (provider_account_id IS NULL) "
                        + "AND (provider IS NULL) = (provider_paid_from IS NULL) "
                        + "AND (provider_verified_at IS NULL OR provider IS NOT NULL)"
                );
                table.HasCheckConstraint(
                    "ck_payout_accounts_exempt",
                    "(withholding_exempt_from IS NULL) = (withholding_exempt_reason IS NULL) "
                        + "AND (withholding_exempt_from IS NULL) = (withholding_exempt_document IS NULL)"
                );
            }
        );
        builder.Property(a => a.Id).HasColumnName("seller_id").ValueGeneratedNever();
        builder.Property(a => a.BlockReason).HasMaxLength(500);
        builder.Property(a => a.HoldReason).HasMaxLength(500);
        builder.Property(a => a.Provider).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.ProviderAccountId).HasMaxLength(PayoutConfiguration.MaxProviderIdLength);
        builder.Property(a => a.ProviderAccountsGivenUp).HasDefaultValue(0);
        builder
            .HasIndex(a => new { a.Provider, a.ProviderAccountId })
            .IsUnique()
            .HasFilter("provider_account_id IS NOT NULL");
        builder.Property(a => a.WithholdingExemptReason).HasMaxLength(WithholdingExemption.MaxReasonLength);
        builder.Property(a => a.WithholdingExemptDocument).HasMaxLength(WithholdingExemption.MaxDocumentLength);
        builder.Ignore(a => a.Exemption);
        builder.HasMany(a => a.Ibans).WithOne().HasForeignKey(i => i.SellerId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(a => a.Ibans).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }
}

internal sealed class PayoutAccountIbanConfiguration : IEntityTypeConfiguration<PayoutAccountIban>
{
    public void Configure(EntityTypeBuilder<PayoutAccountIban> builder)
    {
        builder.ToTable(
            "payout_ibans",
            "payments",
            table =>
            {
                table.HasCheckConstraint("ck_payout_ibans_paid_from", "paid_from >= added_at");
                table.HasCheckConstraint("ck_payout_ibans_refused", "(refused_at IS NULL) = (refused_reason IS NULL)");
            }
        );
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.LastFour).HasMaxLength(4);
        builder.Property(i => i.RefusedReason).HasMaxLength(Payout.MaxReferenceLength);
        builder.Ignore(i => i.Masked);
        // At most one waits: another one withdraws it.
        builder.HasIndex(i => new { i.SellerId, i.PaidFrom });
    }
}
