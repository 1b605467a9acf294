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
    RefundNewsService news
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
                if (loaded.TrueForAll(l => l.Refund.HasFailed(update.ProviderRefundId)))
                    return new(SettlementOutcome.Ignored, payment.Id, "Failed before");
                var expected = new Money(loaded.Sum(l => l.Refund.AmountMinor), first.Currency);
                if (update.Amount != expected)
                    return outcomes.Mismatch(first, payment, expected, update.Amount);
                var settlements = new List<Settlement>();
                foreach (var locked in loaded)
                    settlements.Add(await news.ApplyAsync(locked, update, refusals, ct));
                return settlements.Find(s => s.Outcome == SettlementOutcome.Applied) ?? settlements[0];
            },
            cancellationToken
        );

    /// <summary>The provider refused our call: it is retried later, and the refund eventually fails for good.</summary>
    /// <param name="refusals">Number of refusals at the time of the call: refusing another attempt than the current one
    /// counts nothing, nor does it when the provider has made the refund.</param>
    /// <param name="isFinal">Fail at once: retrying cannot help.</param>
    public Task<bool> RefuseAsync(
        Guid refundId,
        int refusals,
        string error,
        bool isFinal,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                var locked = await refunds.LoadAsync(refundId, ct);
                if (
                    locked.Refund is { Status: RefundStatus.Pending, MadeAtProvider: false, ProviderRefundId: null }
                    && locked.Refund.Refusals == refusals
                )
                {
                    await news.RefuseAsync(locked, error, isFinal, ct);
                }

                return true;
            },
            cancellationToken
        );
}
