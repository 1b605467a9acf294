using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Payments;

internal sealed class PayoutConfiguration
    : IEntityTypeConfiguration<Payout>,
        IEntityTypeConfiguration<PayoutBatch>,
        IEntityTypeConfiguration<PayoutRun>,
        IEntityTypeConfiguration<PayableDue>,
        IEntityTypeConfiguration<Withholding>
{
    /// <summary>Database schema of payments.</summary>
    public const string Schema = "payments";

    public const string OneOpenPerSeller = "ux_payouts_one_open_per_seller";
    public const string OneOpenPerReturn = "ux_payouts_one_open_per_return";
    public const string OneRunPerDay = "ux_payout_runs_day";
    private const string PaidFilter = "status = 'Paid'";
    private const string FailedFilter = "status IN ('Failed', 'Returned')";

    public const int MaxProviderIdLength = 100;
    private const int MaxMaskedLength = 20;

    public void Configure(EntityTypeBuilder<Payout> builder)
    {
        builder.ToTable(
            "payouts",
            Schema,
            table =>
            {
                table.HasCheckConstraint("ck_payouts_amount", "amount_minor > 0");
                table.HasCheckConstraint(
                    "ck_payouts_payee",
                    "CASE payee WHEN 'Seller' THEN return_id IS NULL AND statement_id IS NOT NULL "
                        + "ELSE return_id IS NOT NULL AND statement_id IS NULL END"
                );
                table.HasCheckConstraint(
                    "ck_payouts_provider",
                    "(provider = 'BankFile') = (provider_account_id IS NULL) "
                        + "AND (provider_payout_id IS NULL OR provider_account_id IS NOT NULL)"
                );
            }
        );
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Payee).HasConversion<string>().HasMaxLength(10);
        builder.Property(p => p.Status).HasConversion<string>().HasMaxLength(12);
        builder.Property(p => p.Currency).HasColumnType("char(3)");
        builder.Property(p => p.AccountMasked).HasMaxLength(MaxMaskedLength);
        builder.Property(p => p.BankReference).HasMaxLength(Payout.MaxReferenceLength);
        builder.Property(p => p.FailureCode).HasMaxLength(Payout.MaxReferenceLength);
        ConfigureProvider(builder);
        builder.HasOne<PayoutBatch>().WithMany().HasForeignKey(p => p.BatchId);
        builder.HasOne<PayoutRun>().WithMany().HasForeignKey(p => p.RunId);
        builder.HasOne<Statement>().WithMany().HasForeignKey(p => p.StatementId);
        builder
            .HasIndex(p => p.SellerId)
            .IsUnique()
            .HasDatabaseName(OneOpenPerSeller)
            .HasFilter("return_id IS NULL AND status IN ('Pending', 'Sent')");
        builder
            .HasIndex(p => p.ReturnId)
            .IsUnique()
            .HasDatabaseName(OneOpenPerReturn)
            .HasFilter("return_id IS NOT NULL AND status IN ('Pending', 'Sent', 'Paid')");
        builder.HasIndex(p => new { p.SellerId, p.Id });
        builder.HasIndex(p => new { p.Status, p.Id });
        builder.HasIndex(p => p.BatchId).HasFilter("batch_id IS NOT NULL");
        builder.HasIndex(p => new { p.RunId, p.Id }).HasFilter("run_id IS NOT NULL");
        builder.HasIndex(p => p.PaidAt).HasFilter(PaidFilter);
        builder.HasIndex(p => p.EndedAt).HasFilter(FailedFilter);
        builder.HasIndex(p => p.StatementId).IsUnique().HasFilter("statement_id IS NOT NULL");
    }

    private static void ConfigureProvider(EntityTypeBuilder<Payout> builder)
    {
        // A process of the version before writes no provider.
        builder
            .Property(p => p.Provider)
            .HasConversion<string>()
            .HasMaxLength(20)
            .HasDefaultValue(PayoutProvider.BankFile);
        builder.Property(p => p.ProviderAccountId).HasMaxLength(MaxProviderIdLength);
        builder.Property(p => p.ProviderPayoutId).HasMaxLength(MaxProviderIdLength);
        builder.Property(p => p.LastError).HasMaxLength(Payout.MaxReferenceLength);
        builder
            .HasIndex(p => new { p.Provider, p.ProviderPayoutId })
            .IsUnique()
            .HasFilter("provider_payout_id IS NOT NULL");
        builder.HasIndex(p => p.NextAttemptAt).HasFilter("next_attempt_at IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<PayoutBatch> builder)
    {
        builder.ToTable("payout_batches", Schema);
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.Property(b => b.Currency).HasColumnType("char(3)");
    }

    public void Configure(EntityTypeBuilder<PayoutRun> builder)
    {
        builder.ToTable("payout_runs", Schema);
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => r.Day).IsUnique().HasDatabaseName(OneRunPerDay).HasFilter("requested_by IS NULL");
    }

    public void Configure(EntityTypeBuilder<PayableDue> builder)
    {
        builder.ToTable("payable_dues", Schema);
        builder.HasKey(d => d.EntryId);
        builder.HasOne<LedgerEntryRow>().WithMany().HasForeignKey(d => d.EntryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.SellerId, d.DueOn }).HasFilter("payout_id IS NULL AND netted_at IS NULL");
        builder.HasIndex(d => d.PayoutId).HasFilter("payout_id IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<Withholding> builder)
    {
        builder.ToTable(
            "withholdings",
            Schema,
            table => table.HasCheckConstraint("ck_withholdings_amount", "amount_minor > 0")
        );
        builder.HasKey(w => w.OrderId);
        builder.Property(w => w.OrderId).ValueGeneratedNever();
    }
}
