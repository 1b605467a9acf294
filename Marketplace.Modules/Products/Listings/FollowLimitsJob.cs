using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Products;

/// <summary>Applies plan limits that changed without an event for the store: a new version of the free plan took
/// effect, or an event was lost.</summary>
/// <remarks>Repeat: a store whose listings fit its plan is left unchanged. Order and locks: as <see
/// cref="ListingLimitPolicy.ApplyAsync"/>, each store in its own transaction.</remarks>
internal sealed class FollowLimitsJob(MarketplaceDbContext db, IEntitlements entitlements, ListingLimitPolicy listings)
    : IJob
{
    private const int Batch = 1_000;

    private sealed record Count(Guid SellerId, int Shown, int Hidden);

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var counts = await db.Set<Product>()
            .Where(p => p.Status == ProductStatus.Active)
            .GroupBy(p => p.SellerId)
            .Select(g => new Count(g.Key, g.Count(p => !p.IsOverLimit), g.Count(p => p.IsOverLimit)))
            .ToListAsync(cancellationToken);
        var misfits = new List<Guid>();
        foreach (var batch in counts.Chunk(Batch))
        {
            var limits = await entitlements.GetManyAsync(batch.Select(c => c.SellerId).ToArray(), cancellationToken);
            misfits.AddRange(
                batch
                    .Where(c => !Fits(c, limits[c.SellerId].Limit(UsageMetrics.ActiveListings)))
                    .Select(c => c.SellerId)
            );
        }

        foreach (var sellerId in misfits)
            await listings.ApplyAsync(sellerId, cancellationToken);
        return misfits.Count == 0
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"listings of {misfits.Count} stores brought in line with their plan"
            );
    }

    private static bool Fits(Count count, long limit) =>
        count.Shown <= limit && (count.Hidden == 0 || count.Shown == limit);
}
