using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Administrators hide products that violate the rules and unhide them; each action is audited.</summary>
/// <remarks>Errors: <c>resource.not_found</c>. Repeat: hiding a hidden product replaces the reason; unhiding a visible
/// one changes nothing. The product keeps its listing of the plan.</remarks>
public sealed class ModerationService(
    UnitOfWork unitOfWork,
    IProductRepository products,
    ListingEventPublisher news,
    AuditLog audit,
    TimeProvider clock
)
{
    public Task<Result<Product>> ModerateAsync(
        Actor actor,
        Guid productId,
        string reason,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<Product>(
            async ct =>
            {
                if (await products.FindAsync(productId, ct) is not { } product)
                    return PlatformErrors.NotFound;
                audit.Add(
                    actor.UserId,
                    "product.moderate",
                    "product",
                    productId.ToString(),
                    new { reason = product.ModerationReason },
                    new { reason }
                );
                if (product.Status == ProductStatus.Active)
                    news.Announce([new(product.Id, product.SellerId, product.Visibility, ProductVisibility.Moderated)]);
                product.Moderate(reason, clock.GetUtcNow());
                return product;
            },
            cancellationToken
        );

    public Task<Result<Product>> RestoreAsync(Actor actor, Guid productId, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<Product>(
            async ct =>
            {
                if (await products.FindAsync(productId, ct) is not { } product)
                    return PlatformErrors.NotFound;
                if (product.ModeratedAt is null)
                    return product;
                audit.Add(
                    actor.UserId,
                    "product.restore",
                    "product",
                    productId.ToString(),
                    new { reason = product.ModerationReason }
                );
                product.Restore(clock.GetUtcNow());
                if (product.Status == ProductStatus.Active)
                {
                    news.Announce([
                        new(product.Id, product.SellerId, ProductVisibility.Moderated, product.VisibilityOfListing),
                    ]);
                }

                return product;
            },
            cancellationToken
        );
}
