using Marketplace.Foundation;
using Marketplace.Modules.Documents;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Reads who issues and who gets a document about a store's money.</summary>
public sealed class DocumentPartyQueries(
    MarketplaceDbContext db,
    ISellerParties sellers,
    IOptions<MarketplaceOptions> marketplace,
    IOptions<DocumentsOptions> documents
)
{
    /// <summary>The marketplace and a store as they are now. One statement.</summary>
    public async Task<(PartyIdentity Issuer, PartyIdentity Recipient)> FindAsync(
        Guid sellerId,
        CancellationToken cancellationToken
    )
    {
        var batch = new ReadBatch(db);
        var found = sellers.Find(batch, [sellerId]);
        await batch.RunAsync(cancellationToken);
        return (
            PartyIdentity.Of(marketplace.Value, documents.Value),
            found.Value.GetValueOrDefault(sellerId) is { } seller
                ? IdentityOf(seller)
                : new(sellerId.ToString(), null, null, null, null)
        );
    }

    private static PartyIdentity IdentityOf(SellerParty seller) =>
        new(
            seller.Identity.Title is { } title && title != seller.StoreName
                ? $"{title} ({seller.StoreName})"
                : seller.StoreName,
            seller.Identity.Address ?? seller.Identity.City,
            seller.TaxOffice,
            seller.Vkn,
            seller.Identity.Mersis
        );
}
