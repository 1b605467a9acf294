using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Applies a payment's success, failure, expiry or mismatch: asks the listener, posts to the ledger, publishes
/// events.</summary>
public sealed class PaymentOutcomeService(
    UnitOfWork unitOfWork,
    IPaymentRepository payments,
    ILedger ledger,
    EventOutbox outbox,
    TimeProvider clock,
    ILogger<PaymentOutcomeService> logger
)
{
    /// <summary>The payment succeeded: the listener accepts it, or it is refunded in full.</summary>
    /// <remarks>A second payment for the same reference is refunded without asking the listener. Any other payment for
    /// it that is still open is closed, here and at the provider.</remarks>
    public async Task SucceedAsync(
        Payment payment,
        ProviderPayment update,
        IPaymentListener listener,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var isLate = payment.Status.Rank() == PaymentRank.Ended;
        var siblings = await payments.GetAllForUpdateAsync(payment.Purpose, payment.RefId, cancellationToken);
        payment.Capture(update.CaptureId, now);
        foreach (var other in siblings.Where(p => p != payment))
            other.CloseOrSupersede(now);
        if (siblings.Any(p => p.Accepted))
        {
            await RefundInFullAsync(payment, now, cancellationToken);
            return;
        }

        // Accepted before the listener is called, so that it can immediately refund part of it.
        payment.Accept();
        await unitOfWork.FlushAsync(cancellationToken);
        var verdict = await listener.OnSucceededAsync(Notice(payment, isLate, siblings, now), cancellationToken);
        if (verdict == PaymentVerdict.Refund)
        {
            payment.Reject();
            await RefundInFullAsync(payment, now, cancellationToken);
            return;
        }

        outbox.Add(new PaymentSucceeded(payment.Id, payment.Purpose, payment.RefId, payment.Amount));
    }

    /// <summary>The provider ended the payment unpaid.</summary>
    public async Task EndAsync(
        Payment payment,
        ProviderPayment update,
        IPaymentListener listener,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var siblings = await payments.GetAllForUpdateAsync(payment.Purpose, payment.RefId, cancellationToken);
        payment.End(update.Status, update.FailureCode, now);
        var notice = Notice(payment, false, siblings, now);
        if (update.Status == PaymentStatus.Failed)
        {
            await listener.OnFailedAsync(notice, cancellationToken);
            outbox.Add(
                new PaymentFailed(payment.Id, payment.Purpose, payment.RefId, payment.Amount, update.FailureCode)
            );
        }
        else
        {
            await listener.OnExpiredAsync(notice, cancellationToken);
            outbox.Add(new PaymentExpired(payment.Id, payment.Purpose, payment.RefId, payment.Amount));
        }
    }

    /// <summary>Another card was declined on the page of a failed payment, which stays open for further
    /// attempts.</summary>
    public async Task DeclineAgainAsync(
        Payment payment,
        ProviderPayment update,
        IPaymentListener listener,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var siblings = await payments.GetAllForUpdateAsync(payment.Purpose, payment.RefId, cancellationToken);
        payment.DeclineAgain(update.FailureCode, now);
        await listener.OnFailedAsync(Notice(payment, false, siblings, now), cancellationToken);
    }

    /// <summary>The provider reports something other than what was requested: nothing is marked as paid, an
    /// administrator must look.</summary>
    /// <remarks>Repeat: alerts once per payment, however often the provider is polled.</remarks>
    public void Mismatch(Payment payment, ProviderPayment update)
    {
        var capture = update.Reference?.PaymentId == payment.Id ? update.CaptureId : null;
        if (!payment.NoteMismatch(update.Amount, capture, clock.GetUtcNow()))
            return;
        PaymentMetrics.Alert("mismatch");
        logger.LogError(
            "Payment {PaymentId} does not match the provider's report: expected {Expected}, received {Received}",
            payment.Id,
            payment.Amount,
            update.Amount
        );
        outbox.Add(
            new PaymentMismatchDetected(payment.Id, payment.Amount, update.Amount ?? Money.Zero(payment.Currency))
        );
    }

    private async Task RefundInFullAsync(Payment payment, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var promised = payment.PromiseRefund(payment.Refundable, now);
        if (!promised.Succeeded)
            throw new InvalidOperationException($"A late payment cannot be refunded: {promised.Error.Code}");
        payments.Add(Refund.OfLatePayment(Ids.New(clock), payment, now));
        await ledger.PostAsync(LedgerEntries.LatePaymentReceived(payment.Id, payment.Captured), cancellationToken);
        outbox.Add(new PaymentLateRefunded(payment.Id, payment.Amount, payment.Captured));
    }

    private static PaymentNotice Notice(
        Payment payment,
        bool isLate,
        IReadOnlyList<Payment> siblings,
        DateTimeOffset now
    ) =>
        new(payment.Id, payment.RefId, payment.Amount, isLate, payment.FailureCode, siblings.Sum(p => p.Declines), now);
}
