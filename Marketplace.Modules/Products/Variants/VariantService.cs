using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Adds, changes and removes the variants of sellers' products.</summary>
/// <remarks>Errors: <c>resource.not_found</c>, <c>precondition.failed</c>, <c>product.archived</c>,
/// <c>product.not_publishable</c> when an active product would lose its last active variant,
/// <c>product.has_orders</c> when a variant that was ordered is removed, <c>variant.limit_reached</c>,
/// <c>variant.sku_taken</c>, <c>variant.options_taken</c>, <c>money.currency_mismatch</c>.</remarks>
public sealed class VariantService(
    UnitOfWork unitOfWork,
    IProductRepository products,
    VariantFactory variants,
    IStockRepository stock,
    VariantChangePolicy changes,
    TimeProvider clock
)
{
    public Task<Result<Variant>> AddAsync(
        Actor actor,
        Guid sellerId,
        Guid productId,
        NewVariant input,
        CancellationToken cancellationToken
    ) =>
        ChangeProductAsync(
            actor,
            sellerId,
            productId,
            async (product, ct) =>
            {
                if (product.Variants.Count >= Product.MaxVariants)
                    return ProductErrors.VariantLimit.With(("limit", Product.MaxVariants));
                var made = variants.Create(productId, sellerId, input, actor.UserId);
                if (!made.Succeeded)
                    return made.Error;
                product.AddVariant(made.Value, clock.GetUtcNow());
                if (input.Details.IsActive && input.InitialStock > 0)
                    await products.CountStockedVariantAsync(productId, ct);
                return made.Value;
            },
            cancellationToken
        );

    /// <param name="expected">Version of the variant the change is based on; null for any.</param>
    /// <param name="change">Produces the new details from the current ones.</param>
    public Task<Result<Variant>> ChangeAsync(
        Actor actor,
        Guid sellerId,
        Guid productId,
        Guid variantId,
        ExpectedVersion? expected,
        Func<VariantDetails, VariantDetails> change,
        CancellationToken cancellationToken
    ) =>
        ChangeProductAsync(
            actor,
            sellerId,
            productId,
            async (product, ct) =>
            {
                if (Find(product, variantId) is not { } variant)
                    return PlatformErrors.NotFound;
                if (expected?.Refusal(variant.Version) is { } stale)
                    return stale;
                var before = variant.Details();
                var details = change(before);
                if (details == before)
                    return variant;
                if (changes.Change(product, variant, details) is { } refusal)
                    return refusal;
                if (details.IsActive != before.IsActive)
                    await ListStockAsync(variant, ct);
                return variant;
            },
            cancellationToken
        );

    public async Task<Result> RemoveAsync(
        Actor actor,
        Guid sellerId,
        Guid productId,
        Guid variantId,
        ExpectedVersion? expected,
        CancellationToken cancellationToken
    )
    {
        var result = await ChangeProductAsync(
            actor,
            sellerId,
            productId,
            async (product, ct) =>
            {
                if (Find(product, variantId) is not { } variant)
                    return PlatformErrors.NotFound;
                if (expected?.Refusal(variant.Version) is { } stale)
                    return stale;
                await stock.GetForUpdateAsync([variantId], ct);
                if (await stock.WasOrderedAsync([variantId], ct))
                    return ProductErrors.HasOrders;
                product.RemoveVariant(variant, clock.GetUtcNow());
                if (LosesLastVariant(product))
                    return ProductErrors.NotPublishable.With(("reasons", new[] { PublishRefusal.NoActiveVariant }));
                await stock.RemoveAsync([variantId], ct);
                return variant;
            },
            cancellationToken
        );
        return result.Succeeded ? Result.Success : result.Error;
    }

    private Task<Result<Variant>> ChangeProductAsync(
        Actor actor,
        Guid sellerId,
        Guid productId,
        Func<Product, CancellationToken, Task<Result<Variant>>> changeAsync,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<Variant>(
            async ct =>
            {
                if (
                    !actor.MayKeepShop(sellerId) || await products.FindAsync(sellerId, productId, ct) is not { } product
                )
                {
                    return PlatformErrors.NotFound;
                }

                return product.Status == ProductStatus.Archived
                    ? ProductErrors.Archived
                    : await changeAsync(product, ct);
            },
            cancellationToken
        );

    private async Task ListStockAsync(Variant variant, CancellationToken cancellationToken)
    {
        var item = (await stock.GetForUpdateAsync([variant.Id], cancellationToken))[variant.Id];
        await stock.SetListedAsync([(item, variant.IsActive)], cancellationToken);
    }

    private static Variant? Find(Product product, Guid variantId) =>
        product.Variants.FirstOrDefault(v => v.Id == variantId);

    private static bool LosesLastVariant(Product product) =>
        product.Status == ProductStatus.Active && !product.HasActiveVariant;
}
