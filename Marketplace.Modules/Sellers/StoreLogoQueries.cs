using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Sellers;

/// <summary>Finds stores by their logo's address.</summary>
internal sealed class StoreLogoQueries(MarketplaceDbContext db) : IStoreLogos
{
    public async Task<IReadOnlySet<string>> AmongAsync(
        IReadOnlyCollection<string> urls,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Seller>()
            .AsNoTracking()
            .Where(s => urls.Contains(s.LogoUrl!))
            .Select(s => s.LogoUrl!)
            .ToHashSetAsync(cancellationToken);
}
