using Marketplace.Modules.Subscriptions.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Products;

/// <summary>Counts the active listings that count towards a store's plan limit.</summary>
internal sealed class ListingGaugeSource(MarketplaceDbContext db) : IGaugeSource
{
    public string Metric => UsageMetrics.ActiveListings;

    public async Task<IReadOnlyDictionary<Guid, long>> CountAsync(
        Guid? sellerId,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Product>()
            .Where(p =>
                (sellerId == null || p.SellerId == sellerId) && p.Status == ProductStatus.Active && !p.IsOverLimit
            )
            .GroupBy(p => p.SellerId)
            .Select(g => new { g.Key, Count = g.LongCount() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
}
