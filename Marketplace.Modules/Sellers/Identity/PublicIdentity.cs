using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Sellers;

/// <summary>Decides what of a seller's identity the public sees.</summary>
internal static class PublicIdentity
{
    /// <summary>The part of the identity that may be shown.</summary>
    /// <param name="openTaxId">Decrypts the tax number; called only where it may be shown.</param>
    public static StoreIdentity Of(string? legalName, IdentityDetails details, Func<string?> openTaxId)
    {
        var title = details.TradeName ?? legalName;
        if (!IsBusiness(details.Kind))
            return new(title, details.Kind, null, null, null, null, details.City, details.VerifiedAt);
        return new(
            title,
            details.Kind,
            details.Mersis is null && openTaxId() is { } taxId && TaxId.IsVkn(taxId) ? taxId : null,
            details.Mersis,
            details.Kep,
            details.CentralAddress,
            details.City,
            details.VerifiedAt
        );
    }

    /// <summary>Whether the seller acts as a business; where that is not known they are treated as a private
    /// person.</summary>
    public static bool IsBusiness(SellerKind? kind) => kind is SellerKind.Trader or SellerKind.Company;
}
