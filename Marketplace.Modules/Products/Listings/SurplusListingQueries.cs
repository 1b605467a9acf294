using Marketplace.Modules.Subscriptions.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Products;

/// <summary>Lists the products a limit would hide, in the order of <see
/// cref="IStorefrontRepository.ApplyLimitAsync"/>.</summary>
internal sealed class SurplusListingQueries(MarketplaceDbContext db) : ISurplusListings
{
    public async Task<IReadOnlyList<SurplusListing>> BeyondAsync(
        Guid sellerId,
        long limit,
        CancellationToken cancellationToken
    )
    {
        var kept = (int)Math.Min(limit, int.MaxValue);
        var beyond = await db.Set<Product>()
            .Where(p => p.SellerId == sellerId && p.Status == ProductStatus.Active)
            .OrderBy(p => p.PublishedAt)
            .ThenBy(p => p.Id)
            .Skip(kept)
            .Select(p => new SurplusListing(p.Id, p.Title))
            .ToListAsync(cancellationToken);
        beyond.Reverse();
        return beyond;
    }
}
