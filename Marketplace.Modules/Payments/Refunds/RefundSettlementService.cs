using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>The one way in which a refund learns what became of it: the provider's answer, a webhook, a later
/// look.</summary>
/// <remarks>Order and locks: what was paid for, the payment's row, the refund's row. Repeat: a finished refund changes
/// no more.</remarks>
public sealed class RefundSettlementService(
    UnitOfWork unitOfWork,
    IPaymentRepository payments,
    IEnumerable<IPaymentListener> listeners,
    ILedger ledger,
    EventOutbox outbox,
    TimeProvider clock,
    ILogger<RefundSettlementService> logger
)
{
    /// <summary>Takes news of a refund in.</summary>
    public Task<Settlement> ApplyAsync(ProviderRefund news, CancellationToken cancellationToken) =>
        ApplyAsync(news, null, cancellationToken);

    /// <summary>Takes in what the provider answered to our own call.</summary>
    /// <param name="refusals">Refusals at the time of the call: the answer belongs to the try that followed
    /// them.</param>
    public Task<Settlement> AnswerAsync(ProviderRefund answer, int refusals, CancellationToken cancellationToken) =>
        ApplyAsync(answer, refusals, cancellationToken);

    private Task<Settlement> ApplyAsync(ProviderRefund news, int? refusals, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                if (await payments.LocateRefundAsync(news, ct) is not { } refundId)
                    return Settlement.Unknown;
                var (refund, payment, listener) = await LoadAsync(refundId, ct);
                if (news.Amount != refund.Amount)
                {
                    PaymentMetrics.Alert("refund_mismatch");
                    logger.LogError(
                        "Refund {RefundId} does not fit what the provider reports: expected {Expected}, received {Received}",
                        refund.Id,
                        refund.Amount,
                        news.Amount
                    );
                    return new(
                        SettlementOutcome.Mismatch,
                        payment.Id,
                        $"Expected {refund.Amount}, received {news.Amount}"
                    );
                }

                return await ApplyAsync(refund, payment, listener, news, IsStale(refund, news, refusals), ct);
            },
            cancellationToken
        );

    /// <summary>The provider did not take the refund: it is tried again later, at last given up.</summary>
    /// <param name="isFinal">Given up at once: trying again cannot help.</param>
    public Task<bool> RefuseAsync(Guid refundId, string error, bool isFinal, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                var (refund, payment, _) = await LoadAsync(refundId, ct);
                if (refund.Status == RefundStatus.Pending)
                    Refuse(refund, payment, error, isFinal);
                return true;
            },
            cancellationToken
        );

    private async Task<Settlement> ApplyAsync(
        Refund refund,
        Payment payment,
        IPaymentListener listener,
        ProviderRefund news,
        bool isStale,
        CancellationToken cancellationToken
    )
    {
        if (
            refund.Status == RefundStatus.Succeeded
            && news.Status == RefundStatus.Failed
            && news.ProviderRefundId == refund.ProviderRefundId
        )
        {
            await ReturnAsync(refund, payment, listener, news.FailureCode ?? "failed", cancellationToken);
            return new(SettlementOutcome.Applied, payment.Id, null);
        }

        if (refund.Status != RefundStatus.Pending || isStale)
            return new(SettlementOutcome.Ignored, payment.Id, $"Already {refund.Status}");
        switch (news.Status)
        {
            case RefundStatus.Pending:
                refund.Sent(news.ProviderRefundId, clock.GetUtcNow());
                break;
            case RefundStatus.Succeeded:
                await SucceedAsync(refund, payment, listener, news.ProviderRefundId, cancellationToken);
                break;
            default:
                Refuse(refund, payment, news.FailureCode ?? "failed", false);
                break;
        }

        return new(SettlementOutcome.Applied, payment.Id, null);
    }

    // News of an earlier try must not count as news of the present one; only that money went out is always news.
    private static bool IsStale(Refund refund, ProviderRefund news, int? refusals)
    {
        if (refund.ReturnedProviderRefundId == news.ProviderRefundId)
            return true;
        if (refund.ProviderRefundId is { } known)
            return known != news.ProviderRefundId;
        return news.Status != RefundStatus.Succeeded
            && (refusals is { } then ? then != refund.Refusals : refund.Refusals > 0);
    }

    private async Task SucceedAsync(
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
            await ledger.PostAsync(
                LedgerEntries.LatePaymentReturned(refund.Id, refund.Amount) with
                {
                    Number = notice.Number,
                },
                cancellationToken
            );
        else
            await listener.OnRefundedAsync(notice, cancellationToken);
        outbox.Add(new RefundSucceeded(refund.Id, payment.Id, refund.OrderId, refund.Amount));
    }

    // Ordinary at card schemes, days later: the buyer's account is closed, his bank sends the money back.
    private async Task ReturnAsync(
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
            await ledger.PostAsync(
                LedgerEntries.LatePaymentBack(refund.Id, refund.Amount) with
                {
                    Number = notice.Number,
                },
                cancellationToken
            );
        else
            await listener.OnRefundReturnedAsync(notice, cancellationToken);
        PaymentMetrics.Alert("refund_failed");
        logger.LogError(
            "Refund {RefundId} of payment {PaymentId} was paid back, and its money returned ({Code})",
            refund.Id,
            payment.Id,
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
            now
        );

    private void Refuse(Refund refund, Payment payment, string error, bool isFinal)
    {
        var now = clock.GetUtcNow();
        if (!refund.Refused(error, isFinal, now))
            return;
        payment.RefundGivenUp(refund.Amount, now);
        PaymentMetrics.Alert("refund_failed");
        logger.LogError(
            "Refund {RefundId} of payment {PaymentId} was refused {Refusals} times, last with {Code}",
            refund.Id,
            payment.Id,
            refund.Refusals,
            error
        );
        outbox.Add(new RefundFailed(refund.Id, payment.Id, refund.OrderId, refund.Amount));
    }

    private async Task<(Refund Refund, Payment Payment, IPaymentListener Listener)> LoadAsync(
        Guid refundId,
        CancellationToken cancellationToken
    )
    {
        var known =
            await payments.ReadRefundAsync(refundId, cancellationToken)
            ?? throw new InvalidOperationException($"No refund {refundId}.");
        var location =
            await payments.ReadAsync(known.PaymentId, cancellationToken)
            ?? throw new InvalidOperationException($"No payment {known.PaymentId}.");
        var listener = listeners.Single(l => l.Purpose == location.Purpose);
        await listener.LockAsync(location.RefId, cancellationToken);
        var payment = await payments.GetForUpdateAsync(known.PaymentId, cancellationToken);
        var refund = await payments.GetRefundForUpdateAsync(refundId, cancellationToken);
        return (refund!, payment!, listener);
    }
}
