using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Products;

/// <summary>What else a buyer of a product may like.</summary>
public sealed class RelatedProductQueries(MarketplaceDbContext db, ProductSearchQueries search)
{
    private const int Shown = 12;

    /// <summary>The most popular others of a product's category; null when the product is not for sale. Three
    /// statements.</summary>
    public async Task<IReadOnlyList<ProductSummary>?> FindAsync(Guid productId, CancellationToken cancellationToken)
    {
        var category = await db.Set<Product>()
            .AsNoTracking()
            .Where(p => p.Id == productId)
            .Where(p => p.Status == ProductStatus.Active && p.Visibility == ProductVisibility.None)
            .Select(p => (Guid?)p.CategoryId)
            .SingleOrDefaultAsync(cancellationToken);
        if (category is null)
            return null;
        var popular = await search.SearchAsync(
            new ProductSearch(null, category.ToString(), null, null, null, false, ProductSort.Popular),
            new PageRequest(Shown + 1, null),
            withFacets: false,
            cancellationToken
        );
        return [.. popular.Value.Page.Data.Where(p => p.Id != productId).Take(Shown)];
    }
}
