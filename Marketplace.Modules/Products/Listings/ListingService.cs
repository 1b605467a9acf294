using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Publishes, unpublishes and archives products; each active product uses one listing of the store's
/// plan.</summary>
/// <remarks>Errors: <c>resource.not_found</c>, <c>plan.limit_reached</c>, <c>product.not_publishable</c> {reasons[]},
/// <c>product.archived</c>.
/// Repeat: a product already in the requested state is left unchanged, and nothing is counted twice.</remarks>
public sealed class ListingService(
    UnitOfWork unitOfWork,
    IProductRepository products,
    ListingLimitPolicy limits,
    ISellerDirectory sellers,
    EventOutbox outbox,
    TimeProvider clock
)
{
    public Task<Result<Product>> PublishAsync(
        Actor actor,
        Guid sellerId,
        Guid productId,
        CancellationToken cancellationToken
    ) =>
        MoveAsync(
            actor,
            sellerId,
            productId,
            async (product, ct) =>
                product.Status switch
                {
                    ProductStatus.Active => Result.Success,
                    ProductStatus.Archived => ProductErrors.Archived,
                    _ => await EnterAsync(product, ct),
                },
            cancellationToken
        );

    public Task<Result<Product>> UnpublishAsync(
        Actor actor,
        Guid sellerId,
        Guid productId,
        CancellationToken cancellationToken
    ) =>
        MoveAsync(
            actor,
            sellerId,
            productId,
            async (product, ct) =>
            {
                if (product.Status == ProductStatus.Archived)
                    return ProductErrors.Archived;
                if (product.Status == ProductStatus.Draft)
                    return Result.Success;
                await limits.ReleaseAsync(product.SellerId, product.IsOverLimit, ct);
                product.Unpublish(clock.GetUtcNow());
                outbox.Add(new ProductUnpublished(product.Id, product.SellerId, "seller"));
                return Result.Success;
            },
            cancellationToken
        );

    public Task<Result<Product>> ArchiveAsync(
        Actor actor,
        Guid sellerId,
        Guid productId,
        CancellationToken cancellationToken
    ) =>
        MoveAsync(
            actor,
            sellerId,
            productId,
            async (product, ct) =>
            {
                if (product.Status == ProductStatus.Archived)
                    return Result.Success;
                if (product.Status == ProductStatus.Active)
                    await limits.ReleaseAsync(product.SellerId, product.IsOverLimit, ct);
                product.Archive(clock.GetUtcNow());
                outbox.Add(new ProductArchived(product.Id, product.SellerId, "seller"));
                return Result.Success;
            },
            cancellationToken
        );

    /// <summary>Publishes a draft if it is complete and the plan has a free listing; the caller has already locked the
    /// storefront.</summary>
    internal async Task<Result> EnterAsync(Product product, CancellationToken cancellationToken)
    {
        var reasons = await ReasonsAgainstAsync(product, cancellationToken);
        if (reasons.Count > 0)
            return ProductErrors.NotPublishable.With(("reasons", reasons));
        if (await limits.TakeAsync(product.SellerId, cancellationToken) is { Succeeded: false } refused)
            return refused;
        product.Publish(clock.GetUtcNow());
        outbox.Add(new ProductPublished(product.Id, product.SellerId, "seller"));
        return Result.Success;
    }

    private Task<Result<Product>> MoveAsync(
        Actor actor,
        Guid sellerId,
        Guid productId,
        Func<Product, CancellationToken, Task<Result>> moveAsync,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<Product>(
            async ct =>
            {
                if (!actor.MayKeepShop(sellerId))
                    return PlatformErrors.NotFound;
                await limits.EnterAsync(sellerId, ct);
                // Locked before it is judged: a copy that waited sees what the first one did, and takes no second
                // listing.
                if (await products.FindForUpdateAsync(sellerId, productId, ct) is not { } product)
                    return PlatformErrors.NotFound;
                return await moveAsync(product, ct) is { Succeeded: false } refused ? refused.Error : product;
            },
            cancellationToken
        );

    private async Task<List<string>> ReasonsAgainstAsync(Product product, CancellationToken cancellationToken)
    {
        var reasons = new List<string>();
        if (!product.HasActiveVariant)
            reasons.Add(PublishRefusal.NoActiveVariant);
        if (await products.IsCategoryActiveAsync(product.CategoryId, cancellationToken) != true)
            reasons.Add(PublishRefusal.CategoryInactive);
        var seller = (await sellers.FindAsync([product.SellerId], cancellationToken)).GetValueOrDefault(
            product.SellerId
        );
        if (seller?.Status == SellerStatus.Suspended)
            reasons.Add(PublishRefusal.SellerSuspended);
        else if (seller?.Status != SellerStatus.Approved)
            reasons.Add(PublishRefusal.SellerNotApproved);
        return reasons;
    }
}

/// <summary>Reasons reported by <c>product.not_publishable</c>.</summary>
internal static class PublishRefusal
{
    public const string NoActiveVariant = "no_active_variant";
    public const string CategoryInactive = "category_inactive";
    public const string SellerSuspended = "seller_suspended";
    public const string SellerNotApproved = "seller_not_approved";
}
