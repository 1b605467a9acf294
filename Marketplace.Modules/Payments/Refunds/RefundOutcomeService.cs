using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Applies a refund's success, refusal or return: asks the listener, posts to the ledger, publishes
/// events.</summary>
public sealed class RefundOutcomeService(
    IPaymentRepository payments,
    ILedger ledger,
    EventOutbox outbox,
    TimeProvider clock,
    ILogger<RefundOutcomeService> logger
)
{
    /// <summary>The refund was paid.</summary>
    public async Task SucceedAsync(
        Refund refund,
        Payment payment,
        IPaymentListener listener,
        string providerRefundId,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var before = await payments.SumPaidBackAsync(payment.Id, refund.OrderId, cancellationToken);
        refund.Succeed(providerRefundId, now);
        payment.RefundPaid(refund.Amount, now);
        var notice = Notice(refund, payment, before, now);
        if (refund.IsLateSuccess)
        {
            await ledger.PostAsync(
                LedgerEntries.LatePaymentReturned(refund.Id, refund.Amount) with
                {
                    Number = notice.Number,
                },
                cancellationToken
            );
        }
        else
        {
            await listener.OnRefundedAsync(notice, cancellationToken);
        }

        outbox.Add(new RefundSucceeded(refund.Id, payment.Id, refund.OrderId, refund.Amount));
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
        refund.Return(error, now);
        payment.RefundReturned(refund.Amount, now);
        if (refund.IsLateSuccess)
        {
            await ledger.PostAsync(
                LedgerEntries.LatePaymentBack(refund.Id, refund.Amount) with
                {
                    Number = notice.Number,
                },
                cancellationToken
            );
        }
        else
        {
            await listener.OnRefundReturnedAsync(notice, cancellationToken);
        }

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
    public void Refuse(Refund refund, Payment payment, string error, bool isFinal)
    {
        var now = clock.GetUtcNow();
        if (!refund.Refused(error, isFinal, now))
            return;
        payment.RefundGivenUp(refund.Amount, now);
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
            now
        );
}
