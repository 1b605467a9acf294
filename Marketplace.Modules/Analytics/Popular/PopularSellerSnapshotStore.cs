using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Analytics;

/// <summary>The stored rankings.</summary>
public sealed class PopularSellerSnapshotStore(MarketplaceDbContext db)
{
    /// <summary>How long old versions are kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>The newest of a window; null before the first was computed. One statement.</summary>
    public Task<PopularSellerSnapshot?> NewestAsync(PopularityWindow window, CancellationToken cancellationToken) =>
        db.Set<PopularSellerSnapshot>()
            .AsNoTracking()
            .Where(s => s.WindowDays == window.Days)
            .OrderByDescending(s => s.Version)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Adds the next version of a window to the running transaction.</summary>
    public void Add(PopularSellerSnapshot snapshot) => db.Add(snapshot);

    /// <summary>Forgets old versions, never the newest of a window.</summary>
    public Task<int> PurgeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var oldest = now - Kept;
        var all = db.Set<PopularSellerSnapshot>();
        return all.Where(s =>
                s.ComputedAt < oldest && all.Any(newer => newer.WindowDays == s.WindowDays && newer.Version > s.Version)
            )
            .ExecuteDeleteAsync(cancellationToken);
    }
}
