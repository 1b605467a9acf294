using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Analytics;

/// <summary>Stored ranking snapshots.</summary>
public sealed class PopularSellerSnapshotStore(MarketplaceDbContext db)
{
    /// <summary>Retention of old versions.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(7);

    /// <summary>The latest snapshot of a window, untracked; null before the first computation. One statement.</summary>
    public Task<PopularSellerSnapshot?> FindLatestAsync(PopularityWindow window, CancellationToken cancellationToken) =>
        db.Set<PopularSellerSnapshot>()
            .AsNoTracking()
            .Where(s => s.WindowDays == window.Days)
            .OrderByDescending(s => s.Version)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Adds the next version of a window to the running transaction.</summary>
    public void Add(PopularSellerSnapshot snapshot) => db.Add(snapshot);

    /// <summary>Deletes old versions, but never the latest of a window.</summary>
    public Task<int> PurgeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var oldest = now - Retention;
        var all = db.Set<PopularSellerSnapshot>();
        return all.Where(s =>
                s.ComputedAt < oldest && all.Any(newer => newer.WindowDays == s.WindowDays && newer.Version > s.Version)
            )
            .ExecuteDeleteAsync(cancellationToken);
    }
}
