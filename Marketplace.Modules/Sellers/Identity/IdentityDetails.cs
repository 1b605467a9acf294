using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Sellers;

/// <summary>What a seller says of themselves for the store page and for contracts.</summary>
/// <param name="Kind">Null until it is given, or derived from the tax number.</param>
/// <param name="TradeName">Name of the business as registered, where it differs from the legal name.</param>
/// <param name="Mersis">MERSİS number, 16 digits.</param>
/// <param name="Kep">Registered e-mail address (KEP).</param>
/// <param name="CentralAddress">Address of the central office.</param>
/// <param name="VerifiedAt">When an administrator last compared name and numbers with documents; null after a later
/// change of them.</param>
public sealed record IdentityDetails(
    SellerKind? Kind,
    string? TradeName,
    string? Mersis,
    string? Kep,
    string? CentralAddress,
    string? City,
    string? TaxOffice,
    DateTimeOffset? VerifiedAt
)
{
    /// <summary>Nothing is known yet.</summary>
    public static readonly IdentityDetails None = new(null, null, null, null, null, null, null, null);

    public const int TradeNameLength = 200;
    public const int MersisLength = 16;
    public const int KepLength = 254;
    public const int AddressLength = 500;
    public const int PlaceLength = 80;

    /// <summary>With the changes applied; null leaves a value unchanged, empty text removes it.</summary>
    internal IdentityDetails With(IdentityProfile profile) =>
        this with
        {
            Kind = profile.Kind ?? Kind,
            TradeName = Seller.Changed(TradeName, profile.TradeName),
            Mersis = Seller.Changed(Mersis, profile.Mersis),
            Kep = Seller.Changed(Kep, profile.Kep),
            CentralAddress = Seller.Changed(CentralAddress, profile.CentralAddress),
            City = Seller.Changed(City, profile.City),
            TaxOffice = Seller.Changed(TaxOffice, profile.TaxOffice),
        };

    /// <summary>Whether what an administrator compares with documents is the same.</summary>
    internal bool IsSamePerson(IdentityDetails other) =>
        (Kind, TradeName, Mersis) == (other.Kind, other.TradeName, other.Mersis);
}

/// <summary>Changes of a seller's identity; null leaves a value unchanged, empty text removes it.</summary>
/// <param name="Mersis">16 digits.</param>
public sealed record IdentityProfile(
    SellerKind? Kind = null,
    string? TradeName = null,
    string? Mersis = null,
    string? Kep = null,
    string? CentralAddress = null,
    string? City = null,
    string? TaxOffice = null
);
