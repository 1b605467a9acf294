using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Sellers;

internal sealed class SellerBankDetailStore(
    MarketplaceDbContext db,
    ISellerRepository sellers,
    SellerSecretCipher secrets
) : ISellerBankDetails
{
    public async Task<SellerBankDetails?> FindAsync(Guid sellerId, CancellationToken cancellationToken) =>
        (await FindAsync([sellerId], cancellationToken)).GetValueOrDefault(sellerId);

    public async Task<IReadOnlyDictionary<Guid, SellerBankDetails>> FindAsync(
        IReadOnlyCollection<Guid> sellerIds,
        CancellationToken cancellationToken
    )
    {
        var wanted = sellerIds.ToArray();
        var found = await db.Set<Seller>()
            .AsNoTracking()
            .Where(s => wanted.Contains(s.Id))
            .ToListAsync(cancellationToken);
        return found.ToDictionary(s => s.Id, Of);
    }

    public SealedIban Seal(Guid sellerId, string iban)
    {
        var text = secrets.Seal(sellerId, SellerSecretCipher.IbanField, iban);
        return new(text.Cipher, text.LastFour);
    }

    public string Open(Guid sellerId, byte[] cipher) =>
        secrets.Open(sellerId, SellerSecretCipher.IbanField, new(cipher, ""))!;

    public async Task ReplaceAsync(Guid sellerId, SealedIban iban, CancellationToken cancellationToken)
    {
        var seller = await sellers.FindAsync(sellerId, cancellationToken);
        seller?.SetIban(new(iban.Cipher, iban.LastFour));
    }

    private static SellerBankDetails Of(Seller seller) =>
        new(
            seller.Id,
            seller.Name,
            seller.LegalName ?? seller.Name,
            seller.Iban is { } iban ? new(iban.Cipher, iban.LastFour) : null,
            seller.ApprovedAt,
            [.. seller.Members.Where(m => m.Role == SellerRole.Owner && m.LeftAt is null).Select(m => m.UserId)]
        );
}
