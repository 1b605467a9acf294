using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>What follows when a payment succeeds, fails, expires or does not fit: the listener's say, the ledger, the
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
    /// <summary>The money is here: the listener takes it, or it goes back in full.</summary>
    /// <remarks>A second payment of the same thing goes back without asking. Whatever else may still be paid for it is
    /// closed, here and at the provider.</remarks>
    public async Task SucceedAsync(
        Payment payment,
        ProviderPayment news,
        IPaymentListener listener,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var isLate = payment.Status.Rank() == PaymentRank.Ended;
        var siblings = await payments.GetAllForUpdateAsync(payment.Purpose, payment.RefId, cancellationToken);
        payment.Capture(news.CaptureId, now);
        foreach (var other in siblings.Where(p => p != payment))
            other.MakeWay(now);
        if (siblings.Any(p => p.Accepted))
        {
            await SendBackAsync(payment, now, cancellationToken);
            return;
        }

        // Accepted before the listener is asked, so that it can promise part of it back at once.
        payment.Accept();
        await unitOfWork.FlushAsync(cancellationToken);
        var verdict = await listener.OnSucceededAsync(Notice(payment, isLate, siblings, now), cancellationToken);
        if (verdict == PaymentVerdict.Refund)
        {
            payment.Reject();
            await SendBackAsync(payment, now, cancellationToken);
            return;
        }

        outbox.Add(new PaymentSucceeded(payment.Id, payment.Purpose, payment.RefId, payment.Amount));
    }

    /// <summary>The provider ended the payment without money.</summary>
    public async Task EndAsync(
        Payment payment,
        ProviderPayment news,
        IPaymentListener listener,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var siblings = await payments.GetAllForUpdateAsync(payment.Purpose, payment.RefId, cancellationToken);
        payment.End(news.Status, news.FailureCode, now);
        var notice = Notice(payment, false, siblings, now);
        if (news.Status == PaymentStatus.Failed)
        {
            await listener.OnFailedAsync(notice, cancellationToken);
            outbox.Add(new PaymentFailed(payment.Id, payment.Purpose, payment.RefId, payment.Amount, news.FailureCode));
        }
        else
        {
            await listener.OnExpiredAsync(notice, cancellationToken);
            outbox.Add(new PaymentExpired(payment.Id, payment.Purpose, payment.RefId, payment.Amount));
        }
    }

    /// <summary>Another card was refused on the page of a failed payment, which stays open for the next.</summary>
    public async Task DeclineAgainAsync(
        Payment payment,
        ProviderPayment news,
        IPaymentListener listener,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var siblings = await payments.GetAllForUpdateAsync(payment.Purpose, payment.RefId, cancellationToken);
        payment.DeclineAgain(news.FailureCode, now);
        await listener.OnFailedAsync(Notice(payment, false, siblings, now), cancellationToken);
    }

    /// <summary>The provider speaks of other money than was asked for: nothing is marked as paid, a person must
    /// look.</summary>
    /// <remarks>Repeat: told once for a payment, however often the provider is asked.</remarks>
    public void Mismatch(Payment payment, ProviderPayment news)
    {
        if (!payment.NoteMismatch(news.Amount, clock.GetUtcNow()))
            return;
        PaymentMetrics.Alert("mismatch");
        logger.LogError(
            "Payment {PaymentId} does not fit what the provider reports: expected {Expected}, received {Received}",
            payment.Id,
            payment.Amount,
            news.Amount
        );
        outbox.Add(
            new PaymentMismatchDetected(payment.Id, payment.Amount, news.Amount ?? Money.Zero(payment.Currency))
        );
    }

    private async Task SendBackAsync(Payment payment, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var promised = payment.PromiseRefund(payment.Refundable, now);
        if (!promised.Succeeded)
            throw new InvalidOperationException($"A late payment cannot be promised back: {promised.Error.Code}");
        payments.Add(new Refund(Ids.New(clock), payment, payment.Captured, null, Refund.LateSuccess, [], null, now));
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
