using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Reads batches of payouts, and what waits for the next one.</summary>
public sealed class PayoutBatchQueries(MarketplaceDbContext db, IOptions<MarketplaceOptions> marketplace)
{
    /// <summary>A batch.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>.</remarks>
    public async Task<Result<PayoutBatchView>> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<PayoutBatch>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancellationToken) is { } found
            ? PayoutBatchView.Of(found)
            : PlatformErrors.NotFound;

    /// <summary>The newest batch; null when there is none.</summary>
    public async Task<PayoutBatchView?> NewestAsync(CancellationToken cancellationToken) =>
        await db.Set<PayoutBatch>().AsNoTracking().OrderByDescending(b => b.Id).FirstOrDefaultAsync(cancellationToken)
            is { } newest
            ? PayoutBatchView.Of(newest)
            : null;

    /// <summary>How many payouts wait for a bank file, and what they add up to; some of them may not be sendable
    /// now.</summary>
    public async Task<(int Count, Money Total)> WaitingAsync(CancellationToken cancellationToken)
    {
        var waiting = db.Set<Payout>()
            .Where(p => p.Status == PayoutStatus.Pending && p.Provider == PayoutProvider.BankFile);
        var count = await waiting.CountAsync(cancellationToken);
        return (count, new(await waiting.SumAsync(p => p.AmountMinor, cancellationToken), marketplace.Value.Currency));
    }

    /// <summary>How many payouts of a batch have no result yet.</summary>
    public Task<int> CountOpenAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<Payout>().CountAsync(p => p.BatchId == id && p.Status == PayoutStatus.Sent, cancellationToken);
}
