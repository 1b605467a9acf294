using Marketplace.Modules.Sellers;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Api.Sellers;

/// <summary>A store as its members and administrators see it.</summary>
/// <param name="TaxId">In full for an owner who asks for the store, otherwise the last four characters.</param>
/// <param name="Iban">In full for an owner who asks for the store, otherwise the last four characters.</param>
public sealed record SellerResponse(
    Guid Id,
    string Slug,
    string Name,
    string? Description,
    string? LegalName,
    string? TaxId,
    string? Iban,
    string? ContactEmail,
    string? Phone,
    string? Address,
    string? LogoUrl,
    bool AcceptsCashOnDelivery,
    SellerStatus Status,
    string? StatusReason,
    bool StoreOpen,
    DateTimeOffset? ClosedUntil,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ApprovedAt,
    IdentityDetails Identity
)
{
    public static SellerResponse Masked(Seller seller) => From(seller, seller.TaxId?.Masked, seller.Iban?.Masked);

    public static SellerResponse ForMember(Seller seller, Guid userId, SellerSecretCipher secrets) =>
        seller.OwnerId == userId
            ? From(
                seller,
                secrets.Open(seller.Id, SellerSecretCipher.TaxIdField, seller.TaxId),
                secrets.Open(seller.Id, SellerSecretCipher.IbanField, seller.Iban)
            )
            : Masked(seller);

    private static SellerResponse From(Seller s, string? taxId, string? iban) =>
        new(
            s.Id,
            s.Slug,
            s.Name,
            s.Description,
            s.LegalName,
            taxId,
            iban,
            s.ContactEmail,
            s.Phone,
            s.Address,
            s.LogoUrl,
            s.AcceptsCashOnDelivery,
            s.Status,
            s.StatusReason,
            s.StoreOpen,
            s.ClosedUntil,
            s.CreatedAt,
            s.ApprovedAt,
            s.Identity
        );
}
