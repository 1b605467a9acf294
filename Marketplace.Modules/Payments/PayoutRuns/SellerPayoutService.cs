using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Closes a store's books: a statement of everything new, and a payout of what the store is owed.</summary>
/// <remarks>What a store owes is netted, because its balance is paid and not its sales.</remarks>
internal sealed class SellerPayoutService(
    UnitOfWork unitOfWork,
    PayoutStore payouts,
    ReplacedPayoutService replaced,
    SellerBooksService books,
    SellerPayoutPolicy policy
)
{
    /// <summary>Settles one store in a transaction of its own.</summary>
    /// <param name="runId">The run that counts what was done.</param>
    /// <remarks>Repeat: makes nothing when nothing was booked since and nothing can be paid. Order and locks: the
    /// store's advisory lock, its payout that waits, document sequence, ledger.</remarks>
    public Task<SettledSeller> SettleAsync(Guid runId, Guid sellerId, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                await payouts.LockStoresAsync([sellerId], ct);
                await replaced.CallOffAsync(sellerId, ct);
                // Read after the lock: what another run has done is seen.
                var open = await books.OpenAsync(runId, sellerId, ct);
                var plan = await policy.PlanAsync(sellerId, open.BalanceMinor, ct);
                return open.Postings.Count == 0 && plan is null
                    ? SettledSeller.Nothing
                    : await books.CloseAsync(runId, open, plan, ct);
            },
            cancellationToken
        );
}

/// <summary>What settling a store came to.</summary>
/// <param name="PaidOutMinor">0 when nothing was.</param>
internal sealed record SettledSeller(int Statements, long PaidOutMinor)
{
    public static readonly SettledSeller Nothing = new(0, 0);

    public int Payouts => PaidOutMinor > 0 ? 1 : 0;
}
