using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Deletes products that were never ordered.</summary>
/// <remarks>Errors: <c>resource.not_found</c>, <c>precondition.failed</c>, <c>product.has_orders</c>. Locks: the stock
/// rows, so that no order can be placed between the check and the delete.
/// Image files are deleted later by the sweep, once nothing references them.</remarks>
public sealed class ProductRemovalService(
    UnitOfWork unitOfWork,
    IProductRepository products,
    IStockRepository stock,
    ListingLimitPolicy limits,
    EventOutbox outbox
)
{
    public Task<Result> DeleteAsync(
        Actor actor,
        Guid sellerId,
        Guid productId,
        ExpectedVersion? expected,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                if (!actor.MayKeepShop(sellerId))
                    return PlatformErrors.NotFound;
                await limits.EnterAsync(sellerId, ct);
                if (await products.FindAsync(sellerId, productId, ct) is not { } product)
                    return PlatformErrors.NotFound;
                if (expected?.Refusal(product.Version) is { } stale)
                    return stale;
                var variantIds = product.Variants.Select(v => v.Id).ToList();
                await stock.GetForUpdateAsync(variantIds, ct);
                if (await stock.WasOrderedAsync(variantIds, ct))
                    return ProductErrors.HasOrders;
                await stock.RemoveAsync(variantIds, ct);
                if (product.Status == ProductStatus.Active)
                {
                    await limits.ReleaseAsync(sellerId, product.IsOverLimit, ct);
                    outbox.Add(new ProductUnpublished(productId, sellerId, "deleted"));
                }

                products.Remove(product);
                return Result.Success;
            },
            cancellationToken
        );
}
