using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Sellers;

/// <summary>Shows an administrator what must be compared before a store is approved.</summary>
public sealed class SellerDisclosureService(
    UnitOfWork unitOfWork,
    ISellerRepository sellers,
    SellerSecretCipher secrets,
    AuditLog audit
)
{
    /// <summary>The tax number and IBAN of a store in full; every look is audited, without the values.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>. Repeat: audited again.</remarks>
    public Task<Result<SellerIdentity>> RevealAsync(Actor admin, Guid sellerId, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<SellerIdentity>(
            async ct =>
            {
                if (await sellers.FindAsync(sellerId, ct) is not { } seller)
                    return PlatformErrors.NotFound;
                audit.Add(admin.UserId, "seller.reveal", "seller", sellerId.ToString());
                return new SellerIdentity(
                    seller.LegalName,
                    secrets.Open(sellerId, SellerSecretCipher.TaxIdField, seller.TaxId),
                    secrets.Open(sellerId, SellerSecretCipher.IbanField, seller.Iban)
                );
            },
            cancellationToken
        );
}

/// <summary>What a store is identified and paid by, in full; null where it is not given.</summary>
public sealed record SellerIdentity(string? LegalName, string? TaxId, string? Iban);
