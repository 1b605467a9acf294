using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Applies what the provider, or our bank, says of a refund to it.</summary>
/// <remarks>The caller has locked it. Repeat: money that was paid counts once, and news of a refund of the provider
/// that has failed counts nothing; two of them that were both paid are reported.</remarks>
public sealed class RefundNewsService(
    RefundOutcomeService outcomes,
    LostDisputeRefundService lostDisputes,
    TimeProvider clock
)
{
    /// <summary>Applies an update.</summary>
    /// <param name="refusals">Number of refusals at the time of our call; null when it is no answer to one.</param>
    public async Task<Settlement> ApplyAsync(
        LockedRefund locked,
        ProviderRefund update,
        int? refusals,
        CancellationToken cancellationToken
    )
    {
        var (refund, payment, listener) = locked;
        if (
            refund.Status == RefundStatus.Succeeded
            && update.Status == RefundStatus.Failed
            && update.ProviderRefundId == refund.ProviderRefundId
        )
        {
            refund.NoteFailed(update.ProviderRefundId);
            await outcomes.ReturnAsync(refund, payment, listener, update.FailureCode ?? "failed", cancellationToken);
            await lostDisputes.PayAsync(locked, cancellationToken);
            return new(SettlementOutcome.Applied, payment.Id, null);
        }

        if (IsPaidTwice(refund, update))
            return outcomes.PaidTwice(refund, payment, update.ProviderRefundId);
        if (IsPaidAfterAll(refund, update))
        {
            if (!payment.PromiseRefund(refund.Amount, clock.GetUtcNow()).Succeeded)
                return outcomes.PaidTwice(refund, payment, update.ProviderRefundId);
        }
        else if (refund.Status != RefundStatus.Pending || IsOutdated(refund, update, refusals))
        {
            return new(SettlementOutcome.Ignored, payment.Id, $"Already {refund.Status}");
        }

        await MoveAsync(locked, update, cancellationToken);
        return new(SettlementOutcome.Applied, payment.Id, null);
    }

    /// <summary>It was transferred from our bank account.</summary>
    public Task PayByBankAsync(LockedRefund locked, string bankReference, CancellationToken cancellationToken) =>
        outcomes.PayByBankAsync(locked.Refund, locked.Payment, locked.Listener, bankReference, cancellationToken);

    /// <summary>That transfer came back: a dispute that was lost meanwhile may have paid it; otherwise it has failed
    /// again.</summary>
    public async Task ReturnToBankAsync(LockedRefund locked, string reason, CancellationToken cancellationToken)
    {
        await outcomes.ReturnToBankAsync(locked.Refund, locked.Payment, locked.Listener, reason, cancellationToken);
        await lostDisputes.PayAsync(locked, cancellationToken);
    }

    /// <summary>The provider refused it: a lost dispute may have paid it; otherwise it is retried later, and fails in
    /// the end.</summary>
    /// <param name="isFinal">Fail at once: retrying cannot help.</param>
    public async Task RefuseAsync(LockedRefund locked, string error, bool isFinal, CancellationToken cancellationToken)
    {
        if (!await lostDisputes.PayAsync(locked, cancellationToken))
            await outcomes.RefuseAsync(locked.Refund, locked.Payment, error, isFinal, cancellationToken);
    }

    private async Task MoveAsync(LockedRefund locked, ProviderRefund update, CancellationToken cancellationToken)
    {
        var (refund, payment, listener) = locked;
        switch (update.Status)
        {
            case RefundStatus.Pending:
                refund.Sent(update.ProviderRefundId, clock.GetUtcNow());
                break;
            case RefundStatus.Succeeded:
                await outcomes.SucceedAsync(refund, payment, listener, update.ProviderRefundId, cancellationToken);
                break;
            default:
                refund.NoteFailed(update.ProviderRefundId);
                await RefuseAsync(locked, update.FailureCode ?? "failed", refund.MadeAtProvider, cancellationToken);
                break;
        }
    }

    // The money of another one has gone back, by the provider or by bank transfer, or is on its way.
    private static bool IsPaidTwice(Refund refund, ProviderRefund update) =>
        update.Status == RefundStatus.Succeeded
        && update.ProviderRefundId != refund.ProviderRefundId
        && (
            refund.Status == RefundStatus.Succeeded
            || refund is { Status: RefundStatus.Pending, ProviderRefundId: not null }
        );

    // We had given it up.
    private static bool IsPaidAfterAll(Refund refund, ProviderRefund update) =>
        update.Status == RefundStatus.Succeeded && refund is { Status: RefundStatus.Failed, MadeAtProvider: false };

    // An update about an earlier attempt must not be applied to the current one, except that money was paid out.
    private static bool IsOutdated(Refund refund, ProviderRefund update, int? refusals)
    {
        if (refund.ProviderRefundId is { } known)
            return known != update.ProviderRefundId;
        return update.Status != RefundStatus.Succeeded
            && (refusals is { } then ? then != refund.Refusals : refund.Refusals > 0);
    }
}
