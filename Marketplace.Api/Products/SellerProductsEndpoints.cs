using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Products;
using Marketplace.Modules.Subscriptions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Products;

/// <summary>Endpoints for a store's products, variants and images.</summary>
public static class SellerProductsEndpoints
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
        var products = api.MapGroup("/seller/{sellerId:guid}/products")
            .WithTags("Seller: products")
            .RequirePermission(Permissions.SellerMember);
        products
            .MapGet("", ListProducts)
            .Produces<PageResponse<ProductRowResponse>>()
            .ProducesProblems(PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List the store's products, newest first");
        products
            .MapGet("/{productId:guid}", GetProduct)
            .Produces<SellerProductResponse>()
            .ProducesProblems(PlatformErrors.NotFound)
            .SendsETag(conditional: false)
            .WithSummary("Get a product of the store");
        products
            .MapPost("", CreateProduct)
            .Validates<CreateProductRequest, CreateProductRequest.Validator>()
            .ChangesCatalog()
            .Produces<SellerProductResponse>(StatusCodes.Status201Created)
            .ProducesProblems([
                .. VariantRefusals,
                ProductErrors.SlugTaken,
                CategoryErrors.Unknown,
                ProductErrors.NotPublishable,
                SubscriptionErrors.LimitReached,
            ])
            .SendsETag()
            .WithSummary("Create a product");
        products
            .MapPatch("/{productId:guid}", ChangeProduct)
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
            .RequiresIfMatch()
            .ChangesCatalog()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(PlatformErrors.NotFound, ProductErrors.HasOrders)
            .WithSummary("Delete a product that was never ordered");
        products
            .MapPost("/{productId:guid}/publish", PublishProduct)
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
            .ChangesCatalog()
            .Produces<SellerProductResponse>()
            .ProducesProblems(PlatformErrors.NotFound, ProductErrors.Archived)
            .SendsETag()
            .WithSummary("Unpublish a product (frees its listing)");
        products
            .MapPost("/{productId:guid}/archive", ArchiveProduct)
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
            ? ApiResults.WithVersion(SellerProductResponse.From(found, options.Value.PublicUrl), found.Product.Version)
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

    public static async Task<IResult> AddVariant(
        Guid sellerId,
        Guid productId,
        CreateVariantRequest request,
        CurrentUser user,
        VariantService variants,
        ProductQueries queries,
        CancellationToken cancellationToken
    ) =>
        await SeenAsync(
            await variants.AddAsync(user.Actor, sellerId, productId, request.ToVariant(), cancellationToken),
            sellerId,
            productId,
            isNew: true,
            queries,
            cancellationToken
        );

    public static async Task<IResult> ChangeVariant(
        Guid sellerId,
        Guid productId,
        Guid variantId,
        ChangeVariantRequest request,
        IfMatch ifMatch,
        CurrentUser user,
        VariantService variants,
        ProductQueries queries,
        CancellationToken cancellationToken
    ) =>
        await SeenAsync(
            await variants.ChangeAsync(
                user.Actor,
                sellerId,
                productId,
                variantId,
                ifMatch.Expected,
                request.Apply,
                cancellationToken
            ),
            sellerId,
            productId,
            isNew: false,
            queries,
            cancellationToken
        );

    public static async Task<IResult> RemoveVariant(
        Guid sellerId,
        Guid productId,
        Guid variantId,
        IfMatch ifMatch,
        CurrentUser user,
        VariantService variants,
        CancellationToken cancellationToken
    ) =>
        (
            await variants.RemoveAsync(user.Actor, sellerId, productId, variantId, ifMatch.Expected, cancellationToken)
        ).ToHttp();

    public static async Task<IResult> AddImage(
        Guid sellerId,
        Guid productId,
        IFormFile file,
        [FromForm] string? alt,
        CurrentUser user,
        ProductImageService images,
        IOptions<MarketplaceOptions> options,
        CancellationToken cancellationToken
    )
    {
        if (alt?.Length > MaxAlt)
            return Problems.InvalidField("#/alt", "value.too_long", ("max", MaxAlt));
        if (!TextRules.IsOneLine(alt))
            return Problems.InvalidField("#/alt", "value.format");
        if (file.Length > ProductImageService.MaxBytes)
            return Problems.From(PlatformErrors.MediaTooLarge.With(("maxBytes", ProductImageService.MaxBytes)));
        var content = new byte[file.Length];
        await using (var stream = file.OpenReadStream())
            await stream.ReadExactlyAsync(content, cancellationToken);
        var added = await images.AddAsync(
            user.Actor,
            sellerId,
            productId,
            content,
            alt?.Trim() ?? "",
            cancellationToken
        );
        return added.ToHttp(i =>
            TypedResults.Created(
                ImageKeys.Url(options.Value.PublicUrl, i.Key),
                new ImageResponse(i.Id, ImageKeys.Url(options.Value.PublicUrl, i.Key), i.Alt, i.Width, i.Height)
            )
        );
    }

    public static async Task<IResult> RemoveImage(
        Guid sellerId,
        Guid productId,
        Guid imageId,
        CurrentUser user,
        ProductImageService images,
        CancellationToken cancellationToken
    ) => (await images.RemoveAsync(user.Actor, sellerId, productId, imageId, cancellationToken)).ToHttp();

    public static async Task<IResult> OrderImages(
        Guid sellerId,
        Guid productId,
        OrderImagesRequest request,
        CurrentUser user,
        ProductImageService images,
        ProductQueries queries,
        IOptions<MarketplaceOptions> options,
        CancellationToken cancellationToken
    ) =>
        await SeenAsync(
            await images.OrderAsync(user.Actor, sellerId, productId, request.ImageIds, cancellationToken),
            queries,
            options,
            cancellationToken
        );

    private const int MaxAlt = 200;

    private static void MapVariants(RouteGroupBuilder products)
    {
        products
            .MapPost("/{productId:guid}/variants", AddVariant)
            .Validates<CreateVariantRequest, CreateVariantRequest.Validator>()
            .ChangesCatalog()
            .Produces<SellerVariantResponse>(StatusCodes.Status201Created)
            .ProducesProblems([.. VariantRefusals, ProductErrors.VariantLimit])
            .SendsETag()
            .WithSummary("Add a variant with its initial stock");
        products
            .MapPatch("/{productId:guid}/variants/{variantId:guid}", ChangeVariant)
            .RequiresIfMatch()
            .Validates<ChangeVariantRequest, ChangeVariantRequest.Validator>()
            .ChangesCatalog()
            .Produces<SellerVariantResponse>()
            .ProducesProblems([.. VariantRefusals, ProductErrors.NotPublishable])
            .SendsETag()
            .WithSummary("Update a variant");
        products
            .MapDelete("/{productId:guid}/variants/{variantId:guid}", RemoveVariant)
            .RequiresIfMatch()
            .ChangesCatalog()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(
                PlatformErrors.NotFound,
                ProductErrors.HasOrders,
                ProductErrors.NotPublishable,
                ProductErrors.Archived
            )
            .WithSummary("Delete a variant that was never ordered");
    }

    private static void MapImages(RouteGroupBuilder products)
    {
        products
            .MapPost("/{productId:guid}/images", AddImage)
            .DisableAntiforgery()
            .TakesFile(ProductImageService.MaxBytes)
            .ChangesCatalog()
            .Produces<ImageResponse>(StatusCodes.Status201Created)
            .ProducesProblems(
                PlatformErrors.NotFound,
                PlatformErrors.MediaUnsupported,
                SubscriptionErrors.LimitReached,
                ProductErrors.ImageStoreFailed,
                ProductErrors.Archived
            )
            .WithSummary("Add an image")
            .WithDescription(
                "multipart/form-data with file (JPEG, PNG or WebP, at most 5 MiB, detected from its content) and alt."
            );
        products
            .MapDelete("/{productId:guid}/images/{imageId:guid}", RemoveImage)
            .ChangesCatalog()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(PlatformErrors.NotFound, ProductErrors.Archived)
            .WithSummary("Delete an image");
        products
            .MapPut("/{productId:guid}/images/order", OrderImages)
            .Validates<OrderImagesRequest, OrderImagesRequest.Validator>()
            .ChangesCatalog()
            .Produces<SellerProductResponse>()
            .ProducesProblems(PlatformErrors.NotFound, ProductErrors.ImageOrder, ProductErrors.Archived)
            .SendsETag()
            .WithSummary("Reorder the images");
    }

    private static async Task<IResult> SeenAsync(
        Result<Product> result,
        ProductQueries queries,
        IOptions<MarketplaceOptions> options,
        CancellationToken cancellationToken
    ) =>
        result.Succeeded
            ? await GetProduct(result.Value.SellerId, result.Value.Id, queries, options, cancellationToken)
            : Problems.From(result.Error);

    private static async Task<IResult> SeenAsync(
        Result<Variant> result,
        Guid sellerId,
        Guid productId,
        bool isNew,
        ProductQueries queries,
        CancellationToken cancellationToken
    )
    {
        if (!result.Succeeded)
            return Problems.From(result.Error);
        var product = await queries.FindForSellerAsync(sellerId, productId, cancellationToken);
        var seen = SellerVariantResponse.From(product!.Variants.Single(v => v.Id == result.Value.Id));
        return isNew
            ? ApiResults.Created($"/api/v1/seller/{sellerId}/products/{productId}", seen, seen.Version)
            : ApiResults.WithETag(seen, seen.Version);
    }
}
