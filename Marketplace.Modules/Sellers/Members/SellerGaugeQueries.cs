using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Sellers;

internal sealed class SellerGaugeQueries(MarketplaceDbContext db) : ISellerGauges
{
    public async Task<IReadOnlyDictionary<Guid, long>> CountMembersAsync(
        Guid? sellerId,
        CancellationToken cancellationToken
    ) =>
        await db.Set<SellerMember>()
            .Where(m => (sellerId == null || m.SellerId == sellerId) && m.LeftAt == null)
            .GroupBy(m => m.SellerId)
            .Select(g => new { g.Key, Count = g.LongCount() - 1 })
            .Where(g => g.Count > 0)
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
}
