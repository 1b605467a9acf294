using Marketplace.Modules.Products.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Keeps the pictures that orders show, also when their product has lost them.</summary>
internal sealed class OrderedImageSource(MarketplaceDbContext db) : IKeptImageSource
{
    public async Task<IReadOnlySet<string>> KeptAmongAsync(
        IReadOnlyCollection<string> keys,
        CancellationToken cancellationToken
    ) =>
        await db.Set<OrderLine>()
            .AsNoTracking()
            .Where(l => keys.Contains(l.ImageKey!))
            .Select(l => l.ImageKey!)
            .ToHashSetAsync(cancellationToken);
}
