using System.Security.Cryptography;
using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Sellers show what they sell.</summary>
/// <remarks>Errors: <c>resource.not_found</c>, <c>media.unsupported</c>, <c>media.too_large</c>,
/// <c>plan.limit_reached</c>, <c>image.store_unavailable</c>, <c>image.order_mismatch</c>,
/// <c>product.archived</c>.</remarks>
public sealed class ProductImageService(
    UnitOfWork unitOfWork,
    IProductRepository products,
    IImageStore store,
    IEntitlements entitlements,
    TimeProvider clock
)
{
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>Adds a picture at the end.</summary>
    /// <remarks>Repeat: the same picture again gives the image that is already there.</remarks>
    public async Task<Result<ProductImage>> AddAsync(
        Actor actor,
        Guid sellerId,
        Guid productId,
        byte[] content,
        string alt,
        CancellationToken cancellationToken
    )
    {
        if (content.Length > MaxBytes)
            return PlatformErrors.MediaTooLarge.With(
                ("maxBytes", MaxBytes),
                ("maxMegabytes", MaxBytes / (1024 * 1024))
            );
        if (ImageFormat.Read(content) is not { } facts)
            return PlatformErrors.MediaUnsupported;
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        return await unitOfWork.ExecuteAsync<ProductImage>(
            async ct =>
            {
                var found = await FindAsync(actor, sellerId, productId, ct);
                if (!found.Succeeded)
                    return found.Error;
                var product = found.Value;
                if (product.Images.FirstOrDefault(i => i.Hash == hash) is { } same)
                    return same;
                var limits = await entitlements.GetAsync(sellerId, ct);
                if (product.Images.Count >= limits.Limit(UsageMetrics.ImagesPerProduct))
                    return await RefusalAsync(limits, product.Images.Count, ct);
                var key = ImageKeys.Make(productId, hash, facts.Extension);
                if (await store.SaveAsync(key, content, ct) is { Succeeded: false } refused)
                    return refused.Error;
                var image = Image(
                    productId,
                    key,
                    hash,
                    alt,
                    facts,
                    content.Length,
                    product.Images.Select(i => i.Sort + 1).DefaultIfEmpty(0).Max()
                );
                product.AddImage(image, clock.GetUtcNow());
                return image;
            },
            cancellationToken
        );
    }

    /// <summary>Takes a picture away; its file goes when the sweep finds that nobody names it.</summary>
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
                found.Value.RemoveImage(image, clock.GetUtcNow());
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
                    return ProductErrors.ImageOrder;
                for (var place = 0; place < imageIds.Count; place++)
                    images[imageIds[place]].Sort = place;
                found.Value.ChildrenChanged(clock.GetUtcNow());
                return found;
            },
            cancellationToken
        );

    private async Task<Error> RefusalAsync(PlanLimits limits, int used, CancellationToken cancellationToken) =>
        limits.Refusal(
            UsageMetrics.ImagesPerProduct,
            used,
            await entitlements.FindUpgradeAsync(
                limits,
                plan => plan.Limit(UsageMetrics.ImagesPerProduct) > used,
                cancellationToken
            )
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
            || await products.FindAsync(sellerId, productId, cancellationToken) is not { } product
        )
            return PlatformErrors.NotFound;
        return product.Status == ProductStatus.Archived ? ProductErrors.Archived : product;
    }

    private ProductImage Image(
        Guid productId,
        string key,
        string hash,
        string alt,
        ImageFacts facts,
        int bytes,
        int sort
    ) =>
        new()
        {
            Id = Ids.New(clock),
            ProductId = productId,
            Key = key,
            Alt = alt,
            Sort = sort,
            Width = facts.Width,
            Height = facts.Height,
            Hash = hash,
            ContentType = facts.ContentType,
            Bytes = bytes,
            CreatedAt = clock.GetUtcNow(),
        };
}
