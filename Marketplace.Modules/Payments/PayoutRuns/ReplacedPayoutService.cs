using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Calls off payouts that were reserved for an IBAN which the store has replaced since.</summary>
internal sealed class ReplacedPayoutService(
    UnitOfWork unitOfWork,
    PayoutStore payouts,
    PayoutTargetPolicy targets,
    PayoutOutcomeService outcomes
)
{
    /// <summary>Reason of such a payout.</summary>
    public const string Reason = "account_replaced";

    /// <summary>Calls off the store's payout that waits, if its IBAN was replaced: its money is payable
    /// again.</summary>
    /// <remarks>With the store's advisory lock. A batch that is being made at the same time either has the payout, and
    /// then it is sent, or does not get it any more. Order and locks: payout, ledger.</remarks>
    public async Task CallOffAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        if (
            await payouts.FindWaitingForUpdateAsync(sellerId, cancellationToken) is not { } payout
            || !await targets.IsReplacedAsync(payout, cancellationToken)
        )
        {
            return;
        }

        var move = new PayoutMove(PayoutStatus.Cancelled, Reason);
        if (await outcomes.ApplyAsync(payout, move, cancellationToken) is { Succeeded: false } refused)
            throw new InvalidOperationException($"Payout {payout.Id} cannot be called off: {refused.Error.Code}.");
        await unitOfWork.FlushAsync(cancellationToken);
    }
}
