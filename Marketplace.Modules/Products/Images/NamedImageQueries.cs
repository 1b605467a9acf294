using Marketplace.Modules.Products.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Products;

/// <summary>Finds out which pictures are still shown: by a product, or by another module.</summary>
internal sealed class NamedImageQueries(MarketplaceDbContext db, IEnumerable<IKeptImageSource> sources)
{
    public async Task<IReadOnlySet<string>> AmongAsync(
        IReadOnlyCollection<string> keys,
        CancellationToken cancellationToken
    )
    {
        var named = await db.Set<ProductImage>()
            .AsNoTracking()
            .Where(i => keys.Contains(i.Key))
            .Select(i => i.Key)
            .ToHashSetAsync(cancellationToken);
        foreach (var source in sources)
            named.UnionWith(await source.KeptAmongAsync(keys, cancellationToken));
        return named;
    }
}
