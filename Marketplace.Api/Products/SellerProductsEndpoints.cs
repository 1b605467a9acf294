using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Products;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Subscriptions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Products;

/// <summary>Endpoints for a store's products, variants and images.</summary>
public static partial class SellerProductsEndpoints
{
    private static readonly ErrorDefinition[] VariantRefusals =
    [
        PlatformErrors.NotFound,
        PlatformErrors.CurrencyMismatch,
        ProductErrors.SkuTaken,
        ProductErrors.OptionsTaken,
        ProductErrors.Archived,
    ];

    public static void MapSellerProducts(this IEndpointRouteBuilder api)
    {
        var products = api.MapGroup("/seller/{sellerId:guid}/products").WithTags("Seller: products");
        products
            .MapGet("", ListProducts)
            .RequirePermission(Permissions.Seller(SellerScopes.CatalogRead))
            .Produces<PageResponse<ProductRowResponse>>()
            .ProducesProblems(PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List the store's products, newest first");
        products
            .MapGet("/{productId:guid}", GetProduct)
            .RequirePermission(Permissions.Seller(SellerScopes.CatalogRead))
            .Produces<SellerProductResponse>()
            .ProducesProblems(PlatformErrors.NotFound)
            .SendsETag()
            .WithSummary("Get a product of the store");
        products
            .MapPost("", CreateProduct)
            .RequirePermission(Permissions.Seller(SellerScopes.CatalogWrite))
            .Validates<CreateProductRequest, CreateProductRequest.Validator>()
            .ChangesCatalog()
            .Produces<SellerProductResponse>(StatusCodes.Status201Created)
            .ProducesProblems([
                .. VariantRefusals,
                ProductErrors.SlugTaken,
                CategoryErrors.Unknown,
                ProductErrors.NotPublishable,
                ProductErrors.DraftLimit,
                SubscriptionErrors.LimitReached,
            ])
            .SendsETag()
            .WithSummary("Create a product");
        products
            .MapPatch("/{productId:guid}", ChangeProduct)
            .RequirePermission(Permissions.Seller(SellerScopes.CatalogWrite))
            .RequiresIfMatch()
            .Validates<ChangeProductRequest, ChangeProductRequest.Validator>()
            .ChangesCatalog()
            .Produces<SellerProductResponse>()
            .ProducesProblems(
                PlatformErrors.NotFound,
                ProductErrors.SlugTaken,
                CategoryErrors.Unknown,
                ProductErrors.Archived
            )
            .SendsETag()
            .WithSummary("Update a product");
        products
            .MapDelete("/{productId:guid}", DeleteProduct)
            .RequirePermission(Permissions.Seller(SellerScopes.CatalogWrite))
            .RequiresIfMatch()
            .ChangesCatalog()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(PlatformErrors.NotFound, ProductErrors.HasOrders)
            .WithSummary("Delete a product that was never ordered");
        products
            .MapPost("/{productId:guid}/publish", PublishProduct)
            .RequirePermission(Permissions.Seller(SellerScopes.CatalogWrite))
            .ChangesCatalog()
            .Produces<SellerProductResponse>()
            .ProducesProblems(
                PlatformErrors.NotFound,
                ProductErrors.NotPublishable,
                ProductErrors.Archived,
                SubscriptionErrors.LimitReached
            )
            .SendsETag()
            .WithSummary("Publish a product (uses one listing of the plan)");
        products
            .MapPost("/{productId:guid}/unpublish", UnpublishProduct)
            .RequirePermission(Permissions.Seller(SellerScopes.CatalogWrite))
            .ChangesCatalog()
            .Produces<SellerProductResponse>()
            .ProducesProblems(PlatformErrors.NotFound, ProductErrors.Archived)
            .SendsETag()
            .WithSummary("Unpublish a product (frees its listing)");
        products
            .MapPost("/{productId:guid}/archive", ArchiveProduct)
            .RequirePermission(Permissions.Seller(SellerScopes.CatalogWrite))
            .ChangesCatalog()
            .Produces<SellerProductResponse>()
            .ProducesProblems(PlatformErrors.NotFound)
            .SendsETag()
            .WithSummary("Archive a product permanently");
        MapVariants(products);
        MapImages(products);
    }

    public static async Task<IResult> ListProducts(
        Guid sellerId,
        [AsParameters] PageQuery page,
        Choice<ProductStatus>? status,
        Choice<ProductVisibility>? visibility,
        Guid? category,
        string? q,
        ProductQueries queries,
        IOptions<MarketplaceOptions> options,
        CancellationToken cancellationToken
    )
    {
        var request = page.ToRequest();
        if (!request.Succeeded)
            return Problems.From(request.Error);
        var filter = new ProductFilter(
            sellerId,
            category,
            status?.Value,
            visibility?.Value,
            string.IsNullOrWhiteSpace(q) ? null : q.Trim()
        );
        return (await queries.ListAsync(filter, request.Value, cancellationToken)).ToHttp(rows =>
            ApiResults.Page(rows.Map(row => ProductRowResponse.From(row, options.Value)))
        );
    }

    public static async Task<IResult> GetProduct(
        Guid sellerId,
        Guid productId,
        ProductQueries queries,
        IOptions<MarketplaceOptions> options,
        CancellationToken cancellationToken
    ) =>
        await queries.FindForSellerAsync(sellerId, productId, cancellationToken) is { } found
            ? ApiResults.WithContentETag(
                SellerProductResponse.From(found, options.Value.PublicUrl),
                found.Product.Version
            )
            : Problems.From(PlatformErrors.NotFound);

    public static async Task<IResult> CreateProduct(
        Guid sellerId,
        CreateProductRequest request,
        CurrentUser user,
        ProductService products,
        ProductQueries queries,
        IOptions<MarketplaceOptions> options,
        CancellationToken cancellationToken
    )
    {
        var created = await products.CreateAsync(user.Actor, request.ToCommand(sellerId), cancellationToken);
        if (!created.Succeeded)
            return Problems.From(created.Error);
        var found = (await queries.FindForSellerAsync(sellerId, created.Value.Id, cancellationToken))!;
        return ApiResults.Created(
            $"/api/v1/seller/{sellerId}/products/{found.Product.Id}",
            SellerProductResponse.From(found, options.Value.PublicUrl),
            found.Product.Version
        );
    }

    public static async Task<IResult> ChangeProduct(
        Guid sellerId,
        Guid productId,
        ChangeProductRequest request,
        IfMatch ifMatch,
        CurrentUser user,
        ProductService products,
        ProductQueries queries,
        IOptions<MarketplaceOptions> options,
        CancellationToken cancellationToken
    ) =>
        await SeenAsync(
            await products.ChangeAsync(
                user.Actor,
                sellerId,
                productId,
                ifMatch.Expected,
                request.Apply,
                cancellationToken
            ),
            queries,
            options,
            cancellationToken
        );

    public static async Task<IResult> DeleteProduct(
        Guid sellerId,
        Guid productId,
        IfMatch ifMatch,
        CurrentUser user,
        ProductRemovalService removal,
        CancellationToken cancellationToken
    ) => (await removal.DeleteAsync(user.Actor, sellerId, productId, ifMatch.Expected, cancellationToken)).ToHttp();

    public static async Task<IResult> PublishProduct(
        Guid sellerId,
        Guid productId,
        CurrentUser user,
        ListingService listings,
        ProductQueries queries,
        IOptions<MarketplaceOptions> options,
        CancellationToken cancellationToken
    ) =>
        await SeenAsync(
            await listings.PublishAsync(user.Actor, sellerId, productId, cancellationToken),
            queries,
            options,
            cancellationToken
        );

    public static async Task<IResult> UnpublishProduct(
        Guid sellerId,
        Guid productId,
        CurrentUser user,
        ListingService listings,
        ProductQueries queries,
        IOptions<MarketplaceOptions> options,
        CancellationToken cancellationToken
    ) =>
        await SeenAsync(
            await listings.UnpublishAsync(user.Actor, sellerId, productId, cancellationToken),
            queries,
            options,
            cancellationToken
        );

    public static async Task<IResult> ArchiveProduct(
        Guid sellerId,
        Guid productId,
        CurrentUser user,
        ListingService listings,
        ProductQueries queries,
        IOptions<MarketplaceOptions> options,
        CancellationToken cancellationToken
    ) =>
        await SeenAsync(
            await listings.ArchiveAsync(user.Actor, sellerId, productId, cancellationToken),
            queries,
            options,
            cancellationToken
        );

    private static async Task<IResult> SeenAsync(
        Result<Product> result,
        ProductQueries queries,
        IOptions<MarketplaceOptions> options,
        CancellationToken cancellationToken
    ) =>
        result.Succeeded
            ? await GetProduct(result.Value.SellerId, result.Value.Id, queries, options, cancellationToken)
            : Problems.From(result.Error);
}
