using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Sellers arrange the pictures of their products.</summary>
/// <remarks>Errors: <c>resource.not_found</c>, <c>image.order_mismatch</c>, <c>product.archived</c>.</remarks>
public sealed class ProductImageService(UnitOfWork unitOfWork, IProductRepository products, TimeProvider clock)
{
    /// <summary>Takes a picture away; its files go an hour later, unless an order shows it.</summary>
    public Task<Result> RemoveAsync(
        Actor actor,
        Guid sellerId,
        Guid productId,
        Guid imageId,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                var found = await FindAsync(actor, sellerId, productId, ct);
                if (!found.Succeeded)
                    return found.Error;
                if (found.Value.Images.FirstOrDefault(i => i.Id == imageId) is not { } image)
                    return PlatformErrors.NotFound;
                products.RemoveImage(found.Value, image);
                return Result.Success;
            },
            cancellationToken
        );

    /// <summary>Puts the pictures in an order; the first is the cover.</summary>
    public Task<Result<Product>> OrderAsync(
        Actor actor,
        Guid sellerId,
        Guid productId,
        IReadOnlyList<Guid> imageIds,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<Product>(
            async ct =>
            {
                var found = await FindAsync(actor, sellerId, productId, ct);
                if (!found.Succeeded)
                    return found.Error;
                var images = found.Value.Images.ToDictionary(i => i.Id);
                if (imageIds.Count != images.Count || !imageIds.ToHashSet().SetEquals(images.Keys))
                    return ImageErrors.Order;
                for (var place = 0; place < imageIds.Count; place++)
                    images[imageIds[place]].Sort = place;
                found.Value.ChildrenChanged(clock.GetUtcNow());
                return found;
            },
            cancellationToken
        );

    private async Task<Result<Product>> FindAsync(
        Actor actor,
        Guid sellerId,
        Guid productId,
        CancellationToken cancellationToken
    )
    {
        if (
            !actor.MayKeepShop(sellerId)
            || await products.FindForUpdateAsync(sellerId, productId, cancellationToken) is not { } product
        )
        {
            return PlatformErrors.NotFound;
        }

        return product.Status == ProductStatus.Archived ? ProductErrors.Archived : product;
    }
}
