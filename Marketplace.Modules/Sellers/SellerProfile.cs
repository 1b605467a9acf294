namespace Marketplace.Modules.Sellers;

/// <summary>Profile of a store; null leaves a value unchanged, empty text removes it.</summary>
/// <param name="TaxId">VKN or TCKN.</param>
public sealed record SellerProfile(
    string? Name = null,
    string? Description = null,
    string? LegalName = null,
    string? TaxId = null,
    string? Iban = null,
    string? ContactEmail = null,
    string? Phone = null,
    string? Address = null,
    string? LogoUrl = null,
    bool? AcceptsCashOnDelivery = null,
    IdentityProfile? Identity = null
);
