using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Products;
using Marketplace.Modules.Products.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Products;

/// <summary>Public endpoints beside the product list: what a search box offers, what else a buyer may like, and
/// variants by their ids.</summary>
public static class DiscoveryEndpoints
{
    public static void MapDiscovery(this IEndpointRouteBuilder api)
    {
        api.MapGet("/search/suggestions", Suggest)
            .AllowAnonymous()
            .WithTags("Catalog")
            .Produces<SuggestionsResponse>()
            .SendsETag()
            .ProducesProblems(PlatformErrors.ValidationFailed)
            .WithSummary("Suggest products, categories and brands")
            .WithDescription("For a search box, while somebody types: words match by their beginning, best first.");
        api.MapGet("/products/{id:guid}/related", GetRelated)
            .AllowAnonymous()
            .WithTags("Catalog")
            .Produces<ListResponse<ProductSummaryResponse>>()
            .SendsETag()
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("List related products")
            .WithDescription("The most popular others of its category, at most 12.");
        api.MapGet("/variants", GetVariants)
            .AllowAnonymous()
            .WithTags("Catalog")
            .Produces<ListResponse<VariantCardResponse>>()
            .SendsETag()
            .ProducesProblems(PlatformErrors.ValidationFailed)
            .WithSummary("Get variants by their ids")
            .WithDescription("In the order of the ids. Variants that are not for sale are left out.");
    }

    public static async Task<IResult> Suggest(
        string? q,
        IOptions<MarketplaceOptions> options,
        PublicCatalogCache cache,
        HttpContext context
    )
    {
        var text = q?.Trim() ?? "";
        if (text.Length < SuggestionQueries.MinText)
            return Problems.From(Invalid.Fields([new("?q", "value.too_short", ("min", SuggestionQueries.MinText))]));
        if (text.Length > SuggestionQueries.MaxText)
            return Problems.From(Invalid.Fields([new("?q", "value.too_long", ("max", SuggestionQueries.MaxText))]));
        return (
            await cache.AnswerAsync(
                PublicCatalogCache.Key("suggestions", text),
                async (SuggestionQueries queries, CancellationToken ct) =>
                    SuggestionsResponse.From(await queries.FindAsync(text, ct), options.Value.PublicUrl),
                context
            )
        )!;
    }

    public static async Task<IResult> GetRelated(
        Guid id,
        IOptions<MarketplaceOptions> options,
        PublicCatalogCache cache,
        HttpContext context
    ) =>
        await cache.AnswerAsync(
            PublicCatalogCache.Key("related", id),
            async (RelatedProductQueries queries, CancellationToken ct) =>
                await queries.FindAsync(id, ct) is { } found
                    ? new ListResponse<ProductSummaryResponse>([
                        .. found.Select(p => ProductSummaryResponse.From(p, options.Value.PublicUrl)),
                    ])
                    : null,
            context
        )
            is { } answer
            ? answer
            : Problems.From(PlatformErrors.NotFound);

    public static async Task<IResult> GetVariants(
        string? ids,
        IOptions<MarketplaceOptions> options,
        PublicCatalogCache cache,
        HttpContext context
    )
    {
        var asked = (ids ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (asked.Length == 0)
            return Problems.From(Invalid.Fields([new("?ids", "value.required")]));
        if (asked.Length > VariantCardQueries.MaxVariants)
        {
            return Problems.From(
                Invalid.Fields([new("?ids", "value.too_many", ("max", VariantCardQueries.MaxVariants))])
            );
        }

        var variants = new List<Guid>();
        foreach (var one in asked)
        {
            if (!Guid.TryParseExact(one, "D", out var id))
                return Problems.From(Invalid.Fields([new("?ids", "value.format")]));
            variants.Add(id);
        }

        return (
            await cache.AnswerAsync(
                PublicCatalogCache.Key("variants", variants),
                async (VariantCardQueries queries, CancellationToken ct) =>
                    new ListResponse<VariantCardResponse>([
                        .. (await queries.ListAsync(variants, ct)).Select(card =>
                            VariantCardResponse.From(card, options.Value.PublicUrl)
                        ),
                    ]),
                context
            )
        )!;
    }
}

/// <summary>What matches the beginning of a search.</summary>
/// <param name="Brands">Of the matching products, most frequent first; the <c>brand</c> of a search.</param>
public sealed record SuggestionsResponse(
    IReadOnlyList<ProductSuggestionResponse> Products,
    IReadOnlyList<CategoryRef> Categories,
    IReadOnlyList<string> Brands
)
{
    public static SuggestionsResponse From(Suggestions found, string publicUrl) =>
        new(
            [
                .. found.Products.Select(p => new ProductSuggestionResponse(
                    p.Id,
                    p.Slug,
                    p.Title,
                    PictureView.From(p.Cover, publicUrl)
                )),
            ],
            found.Categories,
            found.Brands
        );
}

/// <summary>A product that a search box offers.</summary>
/// <param name="Image">Null when the product has none.</param>
public sealed record ProductSuggestionResponse(Guid Id, string Slug, string Title, PictureView? Image);

/// <summary>A variant with what is needed to show it outside its product.</summary>
/// <param name="Slug">Of its product.</param>
/// <param name="Title">Of its product.</param>
/// <param name="Image">The product's first image; null when it has none.</param>
public sealed record VariantCardResponse(
    Guid VariantId,
    Guid ProductId,
    Guid SellerId,
    string Slug,
    string Title,
    IReadOnlyDictionary<string, string> Options,
    Money Price,
    Money? CompareAtPrice,
    Availability Availability,
    PictureView? Image
)
{
    public static VariantCardResponse From(VariantCard v, string publicUrl) =>
        new(
            v.VariantId,
            v.ProductId,
            v.SellerId,
            v.Slug,
            v.Title,
            v.Options,
            v.Price,
            v.CompareAtPrice,
            Availability.Of(v.Available, v.LowThreshold),
            PictureView.From(v.Cover, publicUrl)
        );
}
