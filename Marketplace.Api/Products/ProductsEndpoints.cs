using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Products;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Products;

/// <summary>Public catalog endpoints.</summary>
public static class ProductsEndpoints
{
    public static void MapProducts(this IEndpointRouteBuilder api)
    {
        api.MapGet("/categories", GetCategories)
            .AllowAnonymous()
            .WithTags("Catalog")
            .Produces<ListResponse<CategoryNode>>()
            .SendsETag()
            .WithSummary("Get the category tree");
        api.MapGet("/categories/{idOrSlug}", GetCategory)
            .AllowAnonymous()
            .WithTags("Catalog")
            .Produces<CategoryDetail>()
            .SendsETag()
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Get a category by id or slug, with its path and its subcategories");
        api.MapGet("/images/{product}/{file}", GetImage)
            .AllowAnonymous()
            .RateLimited(RateLimitBuckets.Pages)
            .WithTags("Catalog")
            .Produces<Stream>(StatusCodes.Status200OK, "image/jpeg", "image/png", "image/webp")
            .ProducesProblems(PlatformErrors.NotFound)
            .SendsETag()
            .WithSummary("Get a product image or one of its thumbnails")
            .WithDescription(
                "Addresses are those of images and thumbnails in other answers. "
                    + "What is behind an address never changes."
            );
        var products = api.MapGroup("/products").WithTags("Catalog");
        products
            .MapGet("", SearchProducts)
            .AllowAnonymous()
            .WithMetadata(new MapParameterMetadata(OptionFilter.Parameter, OptionFilter.Meaning))
            .Produces<ProductListResponse>()
            .SendsETag()
            .ProducesProblems(
                PlatformErrors.CursorInvalid,
                PlatformErrors.CursorMismatch,
                PlatformErrors.ValidationFailed
            )
            .WithSummary("Search published products")
            .WithDescription(
                "Matching ignores case and Turkish diacritics; misspelt words match similar titles. "
                    + "Prices are in minor units."
            );
        products
            .MapGet("/{idOrSlug}", GetProduct)
            .AllowAnonymous()
            .Produces<PublicProductResponse>()
            .SendsETag()
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Get a published product by id or slug");
        products
            .MapPost("/{id:guid}/view", CountView)
            .AllowAnonymous()
            .IgnoresIdempotencyKey()
            .Produces(StatusCodes.Status202Accepted)
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Record a product view")
            .WithDescription("Counted once per visitor every 30 minutes.");
        api.MapDiscovery();
        api.MapSellerProducts();
        api.MapStock();
        api.MapOffers();
        api.MapCatalogAdmin();
    }

    public static async Task<IResult> GetCategories(PublicCatalogCache cache, HttpContext context) =>
        (
            await cache.AnswerAsync(
                PublicCatalogCache.Key("categories"),
                async (CategoryQueries queries, CancellationToken ct) =>
                    new ListResponse<CategoryNode>(await queries.TreeAsync(ct)),
                context
            )
        )!;

    public static async Task<IResult> GetCategory(string idOrSlug, PublicCatalogCache cache, HttpContext context) =>
        idOrSlug.Length <= Category.MaxSlugLength
        && await cache.AnswerAsync(
            PublicCatalogCache.Key("category", idOrSlug),
            (CategoryQueries queries, CancellationToken ct) => queries.FindPublicAsync(idOrSlug, ct),
            context
        )
            is { } answer
            ? answer
            : Problems.From(PlatformErrors.NotFound);

    public static async Task<IResult> SearchProducts(
        [AsParameters] ProductSearchQuery query,
        [AsParameters] PageQuery page,
        ProductSearchQueries products,
        IOptions<MarketplaceOptions> options,
        PublicCatalogCache cache,
        HttpContext context
    )
    {
        var request = page.ToRequest();
        if (!request.Succeeded)
            return Problems.From(request.Error);
        var search = query.ToSearch(OptionFilter.Of(context.Request.Query));
        if (!search.Succeeded)
            return Problems.From(search.Error);
        if (request.Value.Cursor is null)
        {
            return (
                await cache.AnswerAsync(
                    PublicCatalogCache.Key("products", request.Value.Limit, query.Facets == true, search.Value),
                    async (ProductSearchQueries queries, CancellationToken ct) =>
                        Listed((await ListAsync(queries, ct)).Value),
                    context,
                    list => list.Page.NextCursor
                )
            )!;
        }

        return (await ListAsync(products, context.RequestAborted)).ToHttp(listing =>
        {
            ApiResults.LinkNext(context, listing.Page.NextCursor);
            return TypedResults.Ok(Listed(listing));
        });

        Task<Result<ProductListing>> ListAsync(ProductSearchQueries queries, CancellationToken ct) =>
            queries.SearchAsync(search.Value, request.Value, query.Facets == true, ct);
        ProductListResponse Listed(ProductListing listing) =>
            new(
                [.. listing.Page.Data.Select(p => ProductSummaryResponse.From(p, options.Value.PublicUrl))],
                new(listing.Page.NextCursor, listing.Page.HasMore),
                listing.Facets
            );
    }

    public static async Task<IResult> GetProduct(
        string idOrSlug,
        IOptions<MarketplaceOptions> options,
        PublicCatalogCache cache,
        HttpContext context
    ) =>
        idOrSlug.Length <= 120
        && await cache.AnswerAsync(
            PublicCatalogCache.Key("product", idOrSlug),
            async (ProductQueries queries, CancellationToken ct) =>
                await queries.FindPublicAsync(idOrSlug, ct) is { } found
                    ? PublicProductResponse.From(found, options.Value.PublicUrl)
                    : null,
            context
        )
            is { } answer
            ? answer
            : Problems.From(PlatformErrors.NotFound);

    public static async Task<IResult> CountView(
        Guid id,
        CurrentUser user,
        ViewDeduplication views,
        ProductViewService counter,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (await counter.FindStoreAsync(id, cancellationToken) is not { } sellerId)
            return Problems.From(PlatformErrors.NotFound);
        var visitor =
            user.ActorOrNull?.UserId?.ToString()
            ?? $"{context.Connection.RemoteIpAddress}|{context.Request.Headers.UserAgent}";
        var (counts, isFirstToday) = await views.JudgeAsync(id, visitor);
        if (counts)
            await counter.CountAsync(id, sellerId, isFirstToday, cancellationToken);
        return TypedResults.Accepted((string?)null);
    }

    public static async Task<IResult> GetImage(string product, string file, PictureStore images, HttpContext context)
    {
        var key = $"{product}/{file}";
        if (await images.OpenAsync(key, context.RequestAborted) is not { } found)
            return Problems.From(PlatformErrors.NotFound);
        // The picture in place of a thumbnail that could not be made just now is not the last word.
        context.Response.Headers.CacheControl =
            found.Key == key ? "public, max-age=31536000, immutable" : "public, max-age=300";
        // Shop sites on any origin embed it, and so do sites that link to them.
        context.Response.Headers[RequestContextMiddleware.ResourcePolicy] = "cross-origin";
        return TypedResults.Stream(
            found.Content,
            ImageKeys.ContentType(found.Key),
            enableRangeProcessing: true,
            entityTag: new($"\"{Path.GetFileNameWithoutExtension(found.Key)}\"")
        );
    }
}

/// <summary>Product search parameters.</summary>
/// <param name="Q">Search words.</param>
/// <param name="Category">Id or slug; includes all subcategories.</param>
/// <param name="MinPrice">Minor units.</param>
/// <param name="MaxPrice">Minor units.</param>
/// <param name="Facets">Also return counts by category, store, price, brand and option.</param>
public sealed record ProductSearchQuery(
    string? Q,
    string? Category,
    Guid? Seller,
    long? MinPrice,
    long? MaxPrice,
    bool? InStock,
    Choice<ProductSort>? Sort,
    bool? Facets,
    string? Brand
)
{
    private const int MaxWords = 200;

    /// <param name="options">Read from the query by itself, because its names are the sellers' words.</param>
    internal Result<ProductSearch> ToSearch(OptionFilter options)
    {
        var problems = new List<FieldError>(options.Problems);
        if (Q?.Length > MaxWords)
            problems.Add(new("?q", "value.too_long", ("max", MaxWords)));
        if (Category?.Length > MaxWords)
            problems.Add(new("?category", "value.too_long", ("max", MaxWords)));
        if (Brand?.Length > MaxWords)
            problems.Add(new("?brand", "value.too_long", ("max", MaxWords)));
        if (MinPrice < 0)
            problems.Add(new("?minPrice", "value.too_small", ("min", 0)));
        if (MaxPrice < (MinPrice ?? 0))
            problems.Add(new("?maxPrice", "value.too_small", ("min", MinPrice ?? 0)));
        if (problems.Count > 0)
            return Invalid.Fields(problems);
        var words = string.IsNullOrWhiteSpace(Q) ? null : Q.Trim();
        return new ProductSearch(
            words,
            string.IsNullOrWhiteSpace(Category) ? null : Category.Trim(),
            Seller,
            MinPrice,
            MaxPrice,
            InStock == true,
            Sort?.Value ?? ProductSort.Relevance,
            string.IsNullOrWhiteSpace(Brand) ? null : Brand.Trim()
        )
        {
            Options = options.Choices,
        };
    }
}
