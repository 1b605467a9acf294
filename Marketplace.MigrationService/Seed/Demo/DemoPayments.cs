using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.MigrationService;

/// <summary>Generates card payments of the provider <c>demo</c>, with their refunds and disputes.</summary>
internal sealed class DemoPayments(DemoRandom random, DemoTables tables, DemoLedger ledger)
{
    private const long Shortfall = 1_000;

    /// <summary>Adds a payment.</summary>
    /// <returns>The payment's id.</returns>
    public Guid Add(DemoPayment payment, DateTimeOffset now)
    {
        var id = random.NewId(payment.CreatedAt);
        var isPaid = payment.Outcome is DemoPaymentOutcome.Paid or DemoPaymentOutcome.Disputed;
        var isMismatch = payment.Outcome == DemoPaymentOutcome.Mismatch;
        tables.Payments.Add(
            id,
            payment.Subject.Purpose,
            payment.Subject.Reference,
            payment.Payer,
            "demo",
            $"cs_demo_{id:N}",
            isPaid || isMismatch ? $"pi_demo_{id:N}" : null,
            payment.Subject.Description,
            Language.Default.Code,
            payment.Total,
            "TRY",
            StatusOf(payment.Outcome),
            isPaid,
            isPaid ? payment.Total : 0L,
            payment.Refunds.Where(r => r.FailedBecause is null).Sum(r => r.Amount),
            0L,
            payment.CreatedAt.AddMinutes(15),
            false,
            payment.CreatedAt,
            payment.SettledAt,
            isPaid ? payment.SettledAt : null,
            isMismatch ? payment.SettledAt : null,
            isMismatch ? payment.Total - Shortfall : null,
            isMismatch ? "TRY" : null,
            0,
            3L
        );
        foreach (var refund in payment.Refunds)
            AddRefund(refund, id);
        if (payment.Outcome == DemoPaymentOutcome.Disputed)
            AddDispute(payment, id, now);
        return id;
    }

    private static string StatusOf(DemoPaymentOutcome outcome) =>
        outcome switch
        {
            DemoPaymentOutcome.Paid => "Succeeded",
            DemoPaymentOutcome.Disputed => "Disputed",
            _ => "Expired",
        };

    private void AddRefund(DemoRefund refund, Guid paymentId) =>
        tables.Stories.Refunds.Add(
            refund.Id,
            paymentId,
            refund.OrderId,
            refund.Amount,
            "TRY",
            refund.Reason,
            refund.Lines,
            refund.Commission.CommissionMinor,
            refund.Commission.CommissionTaxMinor,
            refund.FailedBecause is null ? "Succeeded" : "Failed",
            refund.FailedBecause is null ? $"re_demo_{refund.Id:N}" : null,
            refund.FailedBecause,
            false,
            refund.FailedBecause is null ? 0 : 5,
            0,
            0,
            refund.CreatedAt,
            refund.FinishedAt,
            3L
        );

    private void AddDispute(DemoPayment payment, Guid paymentId, DateTimeOffset now)
    {
        var at = now.AddHours(-20);
        var id = random.NewId(at);
        tables.Stories.Disputes.Add(
            id,
            paymentId,
            "demo",
            $"dp_demo_{id:N}",
            payment.Total,
            "TRY",
            "Open",
            "product_not_received",
            now.AddDays(7),
            at,
            1L
        );
        ledger.Add(LedgerEntries.DisputeOpened(id, new(payment.Total, "TRY")), at);
    }
}

/// <summary>A card payment.</summary>
/// <param name="Subject">The purchase or invoice that is paid.</param>
/// <param name="SettledAt">When it succeeded or expired.</param>
internal sealed record DemoPayment(
    (string Purpose, Guid Reference, string Description) Subject,
    Guid Payer,
    long Total,
    DateTimeOffset CreatedAt,
    DateTimeOffset SettledAt
)
{
    public DemoPaymentOutcome Outcome { get; init; }

    public IReadOnlyList<DemoRefund> Refunds { get; init; } = [];
}

/// <summary>What became of a payment.</summary>
internal enum DemoPaymentOutcome
{
    Paid,
    Expired,

    /// <summary>The provider reported another amount.</summary>
    Mismatch,

    /// <summary>The payer's bank wants the money back.</summary>
    Disputed,
}
