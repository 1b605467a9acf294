using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Creates and updates sellers' products.</summary>
/// <remarks>Errors: <c>resource.not_found</c> for another store's product, <c>precondition.failed</c>,
/// <c>product.slug_taken</c>, <c>category.unknown</c>, <c>product.archived</c>, <c>product.draft_limit_reached</c>,
/// <c>variant.sku_taken</c>, <c>variant.options_taken</c>; creating a published product fails as publishing
/// does.</remarks>
public sealed class ProductService(
    UnitOfWork unitOfWork,
    IProductRepository products,
    VariantFactory variants,
    ListingLimitPolicy limits,
    ListingService listings,
    TimeProvider clock
)
{
    /// <summary>Creates a draft, or a product that is published immediately.</summary>
    public Task<Result<Product>> CreateAsync(Actor actor, CreateProduct input, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<Product>(
            async ct =>
            {
                if (!actor.MayKeepShop(input.SellerId))
                    return PlatformErrors.NotFound;
                var entered = await limits.EnterAsync(input.SellerId, asDraft: !input.Publish, ct);
                if (!entered.Succeeded)
                    return entered.Error;
                if (await products.IsCategoryActiveAsync(input.CategoryId, ct) is null)
                    return CategoryErrors.Unknown;
                var id = Ids.New(clock);
                var made = new List<Variant>(input.Variants.Count);
                foreach (var variant in input.Variants)
                {
                    var result = variants.Create(id, input.SellerId, variant, actor.UserId);
                    if (!result.Succeeded)
                        return result.Error;
                    made.Add(result.Value);
                }

                var stocked = input.Variants.Count(v => v.Details.IsActive && v.InitialStock > 0);
                var product = Product.Create(
                    id,
                    input.SellerId,
                    Details(input, id),
                    entered.Value,
                    made,
                    stocked,
                    clock.GetUtcNow()
                );
                products.Add(product);
                if (input.Publish && await listings.EnterAsync(product, ct) is { Succeeded: false } refused)
                    return refused.Error;
                return product;
            },
            cancellationToken
        );

    private static ProductDetails Details(CreateProduct input, Guid id) =>
        new(
            input.CategoryId,
            input.Slug ?? Slugs.Unique(input.Title, id),
            input.Title,
            input.Description ?? "",
            input.Brand,
            input.TaxClass
        );

    /// <param name="expected">Version the change is based on; null for any.</param>
    /// <param name="change">Produces the new details from the current ones.</param>
    public Task<Result<Product>> ChangeAsync(
        Actor actor,
        Guid sellerId,
        Guid productId,
        ExpectedVersion? expected,
        Func<ProductDetails, ProductDetails> change,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<Product>(
            async ct =>
            {
                if (
                    !actor.MayKeepShop(sellerId) || await products.FindAsync(sellerId, productId, ct) is not { } product
                )
                {
                    return PlatformErrors.NotFound;
                }

                if (expected?.Refusal(product.Version) is { } stale)
                    return stale;
                if (product.Status == ProductStatus.Archived)
                    return ProductErrors.Archived;
                var before = product.Details();
                var details = change(before);
                if (
                    details.CategoryId != before.CategoryId
                    && await products.IsCategoryActiveAsync(details.CategoryId, ct) is null
                )
                {
                    return CategoryErrors.Unknown;
                }

                if (details != before)
                    product.Describe(details, clock.GetUtcNow());
                return product;
            },
            cancellationToken
        );
}

/// <summary>Input for creating a product.</summary>
/// <param name="Slug">Null to derive the slug from the title.</param>
/// <param name="Publish">Publish immediately; a draft otherwise.</param>
public sealed record CreateProduct(
    Guid SellerId,
    Guid CategoryId,
    string? Slug,
    string Title,
    string? Description,
    string? Brand,
    TaxClass TaxClass,
    bool Publish,
    IReadOnlyList<NewVariant> Variants
);
