using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Applies a refund's success, refusal or return: asks the listener, posts to the ledger, publishes
/// events.</summary>
public sealed class RefundOutcomeService(
    IPaymentRepository payments,
    IRefundAttribution attribution,
    ILedger ledger,
    EventOutbox outbox,
    TimeProvider clock,
    ILogger<RefundOutcomeService> logger
)
{
    /// <summary>The refund was paid.</summary>
    public Task SucceedAsync(
        Refund refund,
        Payment payment,
        IPaymentListener listener,
        string providerRefundId,
        CancellationToken cancellationToken
    ) => BookAsync(refund, payment, listener, now => refund.Succeed(providerRefundId, now), cancellationToken);

    /// <summary>The refund, promised anew, was transferred from our bank account.</summary>
    public async Task PayByBankAsync(
        Refund refund,
        Payment payment,
        IPaymentListener listener,
        string bankReference,
        CancellationToken cancellationToken
    )
    {
        await BookAsync(refund, payment, listener, now => refund.PaidByBank(bankReference, now), cancellationToken);
        await ledger.PostAsync(
            LedgerEntries.RefundPaidByBank(refund.Id, refund.Amount) with
            {
                Number = refund.Returns + 1,
            },
            cancellationToken
        );
    }

    /// <summary>A transfer from our bank account came back: the refund has failed again.</summary>
    public async Task ReturnToBankAsync(
        Refund refund,
        Payment payment,
        IPaymentListener listener,
        string reason,
        CancellationToken cancellationToken
    )
    {
        var number = refund.Returns + 1;
        await ReturnAsync(refund, payment, listener, reason, cancellationToken);
        await ledger.PostAsync(
            LedgerEntries.RefundByBankReturned(refund.Id, refund.Amount) with
            {
                Number = number,
            },
            cancellationToken
        );
    }

    private async Task BookAsync(
        Refund refund,
        Payment payment,
        IPaymentListener listener,
        Action<DateTimeOffset> end,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var before = await payments.SumPaidBackAsync(payment.Id, refund.OrderId, cancellationToken);
        end(now);
        payment.RefundPaid(refund.Amount, now);
        var notice = Notice(refund, payment, before, now);
        var ownEntry =
            refund.IsLateSuccess ? LedgerEntries.LatePaymentReturned(refund.Id, refund.Amount)
            : IsUnassigned(refund, payment) ? LedgerEntries.RefundUnassigned(refund.Id, refund.Amount)
            : null;
        if (ownEntry is not null)
        {
            var entry = notice.ByDispute ? LedgerEntries.DisputeLost(ownEntry) : ownEntry;
            await ledger.PostAsync(entry with { Number = notice.Number }, cancellationToken);
        }
        else
        {
            await listener.OnRefundedAsync(notice, cancellationToken);
        }

        var isByBank = refund.BankReference is not null;
        outbox.Add(
            new RefundSucceeded(refund.Id, payment.Id, refund.OrderId, refund.Amount, notice.ByDispute, isByBank)
        );
    }

    /// <summary>The refund was paid, but the money came back.</summary>
    /// <remarks>Happens routinely with card schemes, days later: the buyer's account is closed and their bank returns
    /// the money.</remarks>
    public async Task ReturnAsync(
        Refund refund,
        Payment payment,
        IPaymentListener listener,
        string error,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var without =
            await payments.SumPaidBackAsync(payment.Id, refund.OrderId, cancellationToken) - refund.AmountMinor;
        var notice = Notice(refund, payment, without, now);
        if (refund.BankReference is null)
            refund.Return(error, now);
        else
            refund.ReturnToBank(error, now);
        payment.RefundReturned(refund.Amount, now);
        var ownEntry =
            refund.IsLateSuccess ? LedgerEntries.LatePaymentBack(refund.Id, refund.Amount)
            : IsUnassigned(refund, payment) ? LedgerEntries.RefundUnassignedReturned(refund.Id, refund.Amount)
            : null;
        if (ownEntry is not null)
            await ledger.PostAsync(ownEntry with { Number = notice.Number }, cancellationToken);
        else
            await listener.OnRefundReturnedAsync(notice, cancellationToken);
        await ReleaseAsync(refund, payment, cancellationToken);
        PaymentMetrics.Alert("refund_failed");
        logger.LogError(
            "Refund {RefundId} of payment {PaymentId} was paid, but the money came back ({Code})",
            refund.Id,
            payment.Id,
            error
        );
        outbox.Add(new RefundFailed(refund.Id, payment.Id, refund.OrderId, refund.Amount));
    }

    /// <summary>The provider refused the refund: it is retried later, and eventually fails for good.</summary>
    /// <param name="isFinal">Fail at once: retrying cannot help.</param>
    public async Task RefuseAsync(
        Refund refund,
        Payment payment,
        string error,
        bool isFinal,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var isReplaced = refund.IsReplaced;
        if (!refund.Refused(error, isFinal, now))
            return;
        if (isReplaced)
        {
            // We had promised it before somebody made it at the provider: it is ours to send again.
            refund.Retry(now);
            return;
        }

        payment.RefundGivenUp(refund.Amount, now);
        await ReleaseAsync(refund, payment, cancellationToken);
        PaymentMetrics.Alert("refund_failed");
        logger.LogError(
            "Refund {RefundId} of payment {PaymentId} was refused {Refusals} times, most recently with {Code}",
            refund.Id,
            payment.Id,
            refund.Refusals,
            error
        );
        outbox.Add(new RefundFailed(refund.Id, payment.Id, refund.OrderId, refund.Amount));
    }

    /// <summary>The provider reports another amount than we know: nothing changes, an administrator must
    /// look.</summary>
    public Settlement Mismatch(Refund refund, Payment payment, Money expected, Money received)
    {
        PaymentMetrics.Alert("refund_mismatch");
        logger.LogError(
            "Refund {RefundId} does not match the provider's report: expected {Expected}, received {Received}",
            refund.Id,
            expected,
            received
        );
        return new(SettlementOutcome.Mismatch, payment.Id, $"Expected {expected}, received {received}");
    }

    /// <summary>The provider says that it paid what went back another way as well, or is on its way: nothing changes,
    /// an administrator must look.</summary>
    public Settlement PaidTwice(Refund refund, Payment payment, string providerRefundId) =>
        Settlement.PaidTwice(
            payment.Id,
            refund.BankReference is not null ? Settlement.ByBank
                : refund.ProviderRefundId is { } other ? $"as {other}"
                : "another way",
            providerRefundId,
            logger
        );

    private static bool IsUnassigned(Refund refund, Payment payment) =>
        refund is { MadeAtProvider: true, OrderId: null } && payment.Purpose == PaymentPurpose.Purchase;

    // A refund of ours stays promised, to be sent again; whoever made this one decides about it, not we.
    private async Task ReleaseAsync(Refund refund, Payment payment, CancellationToken cancellationToken)
    {
        if (refund is { HasUnknownLines: true, OrderId: { } orderId })
            await attribution.ReleaseAsync(orderId, refund.Amount, cancellationToken);
        else if (IsUnassigned(refund, payment))
            await attribution.ReleaseUnassignedAsync(payment.RefId, cancellationToken);
    }

    private static RefundNotice Notice(Refund refund, Payment payment, long beforeMinor, DateTimeOffset now) =>
        new(
            refund.Id,
            refund.Returns + 1,
            payment.Id,
            payment.RefId,
            refund.OrderId,
            refund.Amount,
            new(beforeMinor, refund.Currency),
            refund.Reason,
            refund.Lines,
            refund.Commission,
            now,
            refund.DisputeId is not null
        );
}
