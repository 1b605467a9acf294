using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Analytics;

/// <summary>Computes the rankings of all windows and stores each as a new snapshot version, in one
/// transaction.</summary>
/// <remarks>Repeat: adds no version when minute and result equal the latest version. Order and locks: one refresh at a
/// time; a concurrent one returns immediately.</remarks>
internal sealed class PopularSellerRefreshService(
    UnitOfWork unitOfWork,
    MarketplaceDbContext db,
    PopularSellerSnapshotService rankings,
    PopularSellerSnapshotStore snapshots,
    TimeProvider clock
)
{
    /// <summary>Computes now and returns the number of versions added; 0 when nothing changed or another refresh is
    /// running.</summary>
    public Task<int> RunAsync(CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(async ct => await TryLockAsync(ct) ? await ComputeAsync(ct) : 0, cancellationToken);

    /// <summary>Computes only if a refresh was requested since the last one.</summary>
    public Task<int> RunIfRequestedAsync(CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async ct =>
                await db.Set<RecomputeRequest>().AnyAsync(r => r.Name == RecomputeRequest.PopularSellers, ct)
                && await TryLockAsync(ct)
                    ? await ComputeAsync(ct)
                    : 0,
            cancellationToken
        );

    /// <summary>The end of the minute that contains an instant.</summary>
    public static DateTimeOffset EndOfMinute(DateTimeOffset now) =>
        new(now.UtcTicks - now.UtcTicks % TimeSpan.TicksPerMinute + TimeSpan.TicksPerMinute, TimeSpan.Zero);

    private Task<bool> TryLockAsync(CancellationToken cancellationToken) =>
        AdvisoryLocks.PopularSellers.TryAsync(db, cancellationToken);

    private async Task<int> ComputeAsync(CancellationToken cancellationToken)
    {
        var requests = db.Set<RecomputeRequest>().Where(r => r.Name == RecomputeRequest.PopularSellers);
        var requestedAt = await requests
            .Select(r => (DateTimeOffset?)r.RequestedAt)
            .SingleOrDefaultAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var end = EndOfMinute(now);
        var added = 0;
        foreach (var window in PopularityWindow.All)
        {
            if (await rankings.ComputeAsync(window, end, cancellationToken))
                added++;
        }

        await snapshots.PurgeAsync(now, cancellationToken);
        // Last, so that whoever requests the next refresh does not wait for this one; a request made since the sales
        // were read has a later time and stays.
        await requests.Where(r => r.RequestedAt == requestedAt).ExecuteDeleteAsync(cancellationToken);
        return added;
    }
}
