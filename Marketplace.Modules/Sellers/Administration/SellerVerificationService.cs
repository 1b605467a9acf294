using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Sellers;

/// <summary>Records that an administrator compared a seller's name and numbers with documents.</summary>
public sealed class SellerVerificationService(
    UnitOfWork unitOfWork,
    ISellerRepository sellers,
    AuditLog audit,
    TimeProvider clock
)
{
    /// <summary>Verifies the identity of a store that was approved before; approving verifies it as well. Audited, with
    /// what was verified.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>; <c>seller.not_approved</c> before the first approval. Repeat: sets
    /// the time anew.</remarks>
    public Task<Result<Seller>> VerifyAsync(Actor admin, Guid sellerId, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<Seller>(
            async ct =>
            {
                if (await sellers.FindAsync(sellerId, ct) is not { } seller)
                    return PlatformErrors.NotFound;
                if (seller.ApprovedAt is null)
                    return SellerErrors.NotApproved;
                var before = new { seller.Identity.VerifiedAt };
                seller.VerifyIdentity(clock.GetUtcNow());
                audit.Add(
                    admin.UserId,
                    "seller.verify-identity",
                    "seller",
                    sellerId.ToString(),
                    before,
                    new
                    {
                        seller.Identity.VerifiedAt,
                        seller.Identity.Kind,
                        seller.Identity.TradeName,
                        seller.Identity.Mersis,
                        seller.LegalName,
                        taxId = seller.TaxId?.Masked,
                    }
                );
                await unitOfWork.FlushAsync(ct);
                return seller;
            },
            cancellationToken
        );
}
