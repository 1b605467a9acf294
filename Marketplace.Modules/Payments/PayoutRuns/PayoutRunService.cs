using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Carries out payout runs: every store, then every return of a cash order, each in a transaction of its
/// own.</summary>
/// <remarks>Repeat: a run that was killed goes on, because what it has settled has nothing left to settle; two runs at
/// once
/// do not settle anything twice. One that cannot be settled is logged and counted; it does not stop the
/// others.</remarks>
internal sealed class PayoutRunService(
    MarketplaceDbContext db,
    PayoutCandidateQueries candidates,
    SellerPayoutService sellers,
    BuyerPayoutService buyers,
    TimeProvider clock,
    ILogger<PayoutRunService> logger
)
{
    /// <summary>Carries out the oldest run that is not finished.</summary>
    /// <returns>The run; null when all are finished.</returns>
    public async Task<PayoutRun?> RunNextAsync(CancellationToken cancellationToken)
    {
        var run = await db.Set<PayoutRun>()
            .AsNoTracking()
            .Where(r => r.FinishedAt == null)
            .OrderBy(r => r.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (run is null)
            return null;
        var failures = await EachAsync(
            candidates.SellersAfterAsync,
            (seller, ct) => sellers.SettleAsync(run.Id, seller, ct),
            cancellationToken
        );
        failures += await EachAsync(
            candidates.ReturnsAfterAsync,
            (owed, ct) => buyers.ReserveAsync(run.Id, owed, ct),
            cancellationToken
        );
        var now = clock.GetUtcNow();
        await db.Set<PayoutRun>()
            .Where(r => r.Id == run.Id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(r => r.FinishedAt, now).SetProperty(r => r.Failures, failures),
                cancellationToken
            );
        return await db.Set<PayoutRun>().AsNoTracking().SingleAsync(r => r.Id == run.Id, cancellationToken);
    }

    private async Task<int> EachAsync(
        Func<Guid, CancellationToken, Task<IReadOnlyList<Guid>>> pageAsync,
        Func<Guid, CancellationToken, Task> settleAsync,
        CancellationToken cancellationToken
    )
    {
        var failures = 0;
        for (
            var page = await pageAsync(Guid.Empty, cancellationToken);
            page.Count > 0;
            page = await pageAsync(page[^1], cancellationToken)
        )
        {
            foreach (var id in page)
            {
                try
                {
                    await settleAsync(id, cancellationToken);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    logger.LogError(exception, "Store or return {Id} cannot be settled", id);
                    failures++;
                }
            }
        }

        return failures;
    }
}
