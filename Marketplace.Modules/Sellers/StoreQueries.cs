using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Sellers;

/// <summary>Reads a store's public page.</summary>
public sealed class StoreQueries(MarketplaceDbContext db, SellerSecretCipher secrets, IOptions<SellersOptions> options)
{
    /// <summary>An approved store by its slug. One statement.</summary>
    public async Task<StoreView?> FindAsync(string slug, CancellationToken cancellationToken)
    {
        var store = await db.Set<Seller>()
            .AsNoTracking()
            .Where(s => s.Slug == slug && s.Status == SellerStatus.Approved)
            .Select(s => new
            {
                s.Id,
                s.Slug,
                s.Name,
                s.Description,
                s.LogoUrl,
                s.StoreOpen,
                s.ClosedUntil,
                s.ApprovedAt,
                s.LegalName,
                s.TaxId,
                s.Identity,
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (store is null)
            return null;
        var identity = options.Value.ShowIdentity
            ? PublicIdentity.Of(
                store.LegalName,
                store.Identity,
                () => secrets.Open(store.Id, SellerSecretCipher.TaxIdField, store.TaxId)
            )
            : null;
        return new(
            store.Id,
            store.Slug,
            store.Name,
            store.Description,
            store.LogoUrl,
            store.StoreOpen,
            store.ClosedUntil,
            store.ApprovedAt!.Value,
            identity
        );
    }
}

/// <summary>A store's public page.</summary>
/// <param name="ClosedUntil">When a closed store reopens automatically; null when not known.</param>
/// <param name="Identity">Who sells here; null when the deployment does not show it
/// (<c>Sellers:ShowIdentity</c>).</param>
public sealed record StoreView(
    Guid Id,
    string Slug,
    string Name,
    string? Description,
    string? LogoUrl,
    bool StoreOpen,
    DateTimeOffset? ClosedUntil,
    DateTimeOffset ApprovedAt,
    StoreIdentity? Identity
);
