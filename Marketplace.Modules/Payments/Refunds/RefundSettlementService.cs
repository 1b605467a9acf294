using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>The single path for refund results: the provider's response, a webhook, a refresh, a later check and the
/// reconciliation.</summary>
/// <remarks>A refund that was made at the provider is taken over first. Order and locks: what was paid for, the payment
/// row, the refund row. Repeat: a refund that has ended does not change.</remarks>
public sealed class RefundSettlementService(
    UnitOfWork unitOfWork,
    IPaymentRepository payments,
    LockedRefundStore refunds,
    RefundTakeoverService takeover,
    RefundOutcomeService outcomes,
    TimeProvider clock
)
{
    /// <summary>Applies a provider update about a refund.</summary>
    public Task<Settlement> ApplyAsync(string provider, ProviderRefund update, CancellationToken cancellationToken) =>
        ApplyAsync(provider, update, null, cancellationToken);

    /// <summary>Applies the provider's response to our own call.</summary>
    /// <param name="refusals">Number of refusals at the time of the call: the response belongs to the attempt after
    /// them.</param>
    public Task<Settlement> AnswerAsync(
        string provider,
        ProviderRefund answer,
        int refusals,
        CancellationToken cancellationToken
    ) => ApplyAsync(provider, answer, refusals, cancellationToken);

    private Task<Settlement> ApplyAsync(
        string provider,
        ProviderRefund update,
        int? refusals,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                var known = await payments.LocateRefundsAsync(update, ct);
                if (known.Count == 0)
                {
                    if (await takeover.TakeOverAsync(provider, update, ct) is { } refused)
                        return refused;
                    known = await payments.LocateRefundsAsync(update, ct);
                }

                var loaded = new List<LockedRefund>();
                foreach (var refundId in known)
                    loaded.Add(await refunds.LoadAsync(refundId, ct));
                var (first, payment, _) = loaded[0];
                var expected = new Money(loaded.Sum(l => l.Refund.AmountMinor), first.Currency);
                if (update.Amount != expected)
                    return outcomes.Mismatch(first, payment, expected, update.Amount);
                var settlements = new List<Settlement>();
                foreach (var (refund, _, listener) in loaded)
                {
                    settlements.Add(
                        await ApplyAsync(refund, payment, listener, update, IsStale(refund, update, refusals), ct)
                    );
                }
                return settlements.Find(s => s.Outcome == SettlementOutcome.Applied) ?? settlements[0];
            },
            cancellationToken
        );

    /// <summary>The provider refused the refund: it is retried later, and eventually fails for good.</summary>
    /// <param name="isFinal">Fail at once: retrying cannot help.</param>
    public Task<bool> RefuseAsync(Guid refundId, string error, bool isFinal, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                var (refund, payment, _) = await refunds.LoadAsync(refundId, ct);
                if (refund is { Status: RefundStatus.Pending, MadeAtProvider: false })
                    await outcomes.RefuseAsync(refund, payment, error, isFinal, ct);
                return true;
            },
            cancellationToken
        );

    private async Task<Settlement> ApplyAsync(
        Refund refund,
        Payment payment,
        IPaymentListener listener,
        ProviderRefund update,
        bool isStale,
        CancellationToken cancellationToken
    )
    {
        if (
            refund.Status == RefundStatus.Succeeded
            && update.Status == RefundStatus.Failed
            && update.ProviderRefundId == refund.ProviderRefundId
        )
        {
            await outcomes.ReturnAsync(refund, payment, listener, update.FailureCode ?? "failed", cancellationToken);
            return new(SettlementOutcome.Applied, payment.Id, null);
        }

        if (IsPaidTwice(refund, update))
            return outcomes.PaidTwice(payment, update.ProviderRefundId);
        if (refund.Status != RefundStatus.Pending || isStale)
            return new(SettlementOutcome.Ignored, payment.Id, $"Already {refund.Status}");
        switch (update.Status)
        {
            case RefundStatus.Pending:
                refund.Sent(update.ProviderRefundId, clock.GetUtcNow());
                break;
            case RefundStatus.Succeeded:
                await outcomes.SucceedAsync(refund, payment, listener, update.ProviderRefundId, cancellationToken);
                break;
            default:
                await outcomes.RefuseAsync(
                    refund,
                    payment,
                    update.FailureCode ?? "failed",
                    refund.MadeAtProvider,
                    cancellationToken
                );
                break;
        }

        return new(SettlementOutcome.Applied, payment.Id, null);
    }

    // By bank transfer, and now by another refund of the provider than the one that came back.
    private static bool IsPaidTwice(Refund refund, ProviderRefund update) =>
        refund.BankReference is not null
        && update.Status == RefundStatus.Succeeded
        && update.ProviderRefundId != refund.ReturnedProviderRefundId;

    // An update about an earlier attempt must not be applied to the current one, except that money was paid out.
    private static bool IsStale(Refund refund, ProviderRefund update, int? refusals)
    {
        if (refund.ReturnedProviderRefundId == update.ProviderRefundId)
            return true;
        if (refund.ProviderRefundId is { } known)
            return known != update.ProviderRefundId;
        return update.Status != RefundStatus.Succeeded
            && (refusals is { } then ? then != refund.Refusals : refund.Refusals > 0);
    }
}
