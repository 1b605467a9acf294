using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Products;

/// <summary>The public product list.</summary>
/// <remarks>At most three statements regardless of the page size: the page, the facets, the store names.</remarks>
public sealed class ProductSearchQueries(
    MarketplaceDbContext db,
    ISellerDirectory sellers,
    CursorCodec cursors,
    IOptions<MarketplaceOptions> options
)
{
    /// <summary>Maximum number of products counted for facets (the newest matches), so that an unfiltered search stays
    /// fast (docs/decisions/0018-facets-are-capped.md).</summary>
    public const int CountedProducts = 10_000;

    private const int FacetCap = 50;
    private static readonly int[] PriceEdgesMajor = [0, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000];

    /// <param name="withFacets">Also return counts by category, store, price, brand and option.</param>
    /// <remarks>Errors: <c>pagination.cursor_invalid</c>, <c>pagination.cursor_mismatch</c>.</remarks>
    public async Task<Result<ProductListing>> SearchAsync(
        ProductSearch search,
        PageRequest page,
        bool withFacets,
        CancellationToken cancellationToken
    )
    {
        var start = Start(search, page.Cursor);
        if (!start.Succeeded)
            return start.Error;
        var (after, fuzzy) = start.Value;
        var sql = new ProductSearchSql(search);
        var statement = sql.Page(page.RowsToRead, after, fuzzy);
        var hits = await db.Database.SqlQueryRaw<Hit>(statement, [.. sql.Parameters]).ToListAsync(cancellationToken);
        var isFuzzy = fuzzy ?? hits.Any(h => h.IsFuzzy);
        var found = Page<Hit>.From(
            hits,
            page.Limit,
            hit =>
                cursors.Encode(
                    SortName(search, isFuzzy),
                    search.Filters,
                    KeyOf(hit, search.EffectiveSort),
                    hit.Id.ToString()
                )
        );
        var counts = withFacets ? await CountAsync(search, isFuzzy, cancellationToken) : [];
        var sellerIds = found
            .Data.Select(h => h.SellerId)
            .Concat(counts.Where(c => c.Kind == "seller").Select(c => c.Key!.Value))
            .ToHashSet();
        var stores =
            sellerIds.Count == 0
                ? new Dictionary<Guid, SellerSummary>()
                : await sellers.FindAsync(sellerIds, cancellationToken);
        return new ProductListing(found.Map(hit => Summary(hit, stores)), withFacets ? Facets(counts, stores) : null);
    }

    private Result<(string[]? After, bool? Fuzzy)> Start(ProductSearch search, string? cursor)
    {
        if (cursor is null)
            return (null, null);
        var exact = cursors.Decode(cursor, SortName(search, false), search.Filters, 2);
        if (exact.Succeeded)
            return (exact.Value, false);
        var fuzzy = cursors.Decode(cursor, SortName(search, true), search.Filters, 2);
        return fuzzy.Succeeded ? (fuzzy.Value, true) : fuzzy.Error;
    }

    private static string SortName(ProductSearch search, bool fuzzy) =>
        fuzzy ? $"{search.EffectiveSort}~" : search.EffectiveSort.ToString();

    private static string KeyOf(Hit hit, ProductSort sort) =>
        sort switch
        {
            ProductSort.PriceAsc or ProductSort.PriceDesc => hit.MinPriceMinor.ToString(CultureInfo.InvariantCulture),
            ProductSort.Popular => hit.Popularity.ToString(CultureInfo.InvariantCulture),
            ProductSort.Relevance => hit.Rank.ToString(CultureInfo.InvariantCulture),
            _ => hit.PublishedAt.ToString("O", CultureInfo.InvariantCulture),
        };

    private Task<List<Count>> CountAsync(ProductSearch search, bool fuzzy, CancellationToken cancellationToken)
    {
        var sql = new ProductSearchSql(search);
        var statement = sql.Facets(fuzzy, PriceEdges(), CountedProducts, FacetCap);
        return db.Database.SqlQueryRaw<Count>(statement, [.. sql.Parameters]).ToListAsync(cancellationToken);
    }

    private long[] PriceEdges()
    {
        var minorPerMajor = (long)Math.Pow(10, Currencies.Exponent(options.Value.Currency));
        return Array.ConvertAll(PriceEdgesMajor, edge => edge * minorPerMajor);
    }

    private ProductSummary Summary(Hit hit, IReadOnlyDictionary<Guid, SellerSummary> stores) =>
        new(
            hit.Id,
            hit.Slug,
            hit.Title,
            hit.Brand,
            Price(hit.MinPriceMinor),
            hit.MinCompareAtMinor is { } former ? Price(former) : null,
            hit.InStock,
            hit.CoverKey is { } key ? new(key, hit.CoverAlt ?? "", hit.CoverWidth, hit.CoverHeight) : null,
            PathOf(hit),
            StoreOf(hit.SellerId, stores),
            hit.PublishedAt
        );

    private static IReadOnlyList<CategoryRef> PathOf(Hit hit) =>
        [
            .. (hit.Above ?? []).Chunk(4).Select(c => new CategoryRef(Guid.Parse(c[0]), c[1], c[2], c[3])),
            new(hit.CategoryId, hit.CategorySlug, hit.NameTr, hit.NameEn),
        ];

    private ProductFacets Facets(List<Count> counts, IReadOnlyDictionary<Guid, SellerSummary> stores)
    {
        var edges = PriceEdges();
        return new(
            [
                .. counts
                    .Where(c => c.Kind == "category")
                    .Select(c => new CategoryFacet(new(c.Key!.Value, c.Slug!, c.NameTr!, c.NameEn!), c.Total)),
            ],
            [
                .. counts
                    .Where(c => c.Kind == "seller")
                    .Select(c => (Store: StoreOf(c.Key!.Value, stores), c.Total))
                    .Where(c => c.Store is not null)
                    .Select(c => new SellerFacet(c.Store!, c.Total)),
            ],
            [
                .. counts
                    .Where(c => c.Kind == "price")
                    .Select(c => new PriceFacet(
                        Price(edges[c.Bucket - 1]),
                        c.Bucket < edges.Length ? Price(edges[c.Bucket]) : null,
                        c.Total
                    )),
            ],
            [.. counts.Where(c => c.Kind == "brand").Select(c => new BrandFacet(c.Slug!, c.Total))],
            [
                .. counts
                    .Where(c => c.Kind == "option")
                    .GroupBy(c => c.Slug!)
                    .Select(g => new OptionFacet(g.Key, [.. g.Select(c => new OptionValueFacet(c.NameTr!, c.Total))])),
            ],
            counts.Any(c => c.Kind == "total" && c.Total >= CountedProducts)
        );
    }

    private Money Price(long minor) => new(minor, options.Value.Currency);

    private static SellerRef? StoreOf(Guid sellerId, IReadOnlyDictionary<Guid, SellerSummary> stores) =>
        stores.GetValueOrDefault(sellerId)?.Ref;

    private sealed record Hit(
        Guid Id,
        string Slug,
        string Title,
        string? Brand,
        Guid CategoryId,
        string CategorySlug,
        string NameTr,
        string NameEn,
        Guid SellerId,
        long MinPriceMinor,
        long? MinCompareAtMinor,
        bool InStock,
        string? CoverKey,
        string? CoverAlt,
        int? CoverWidth,
        int? CoverHeight,
        DateTimeOffset PublishedAt,
        int Popularity,
        string[]? Above,
        long Rank,
        bool IsFuzzy
    );

    private sealed record Count(
        string Kind,
        Guid? Key,
        int Bucket,
        string? Slug,
        string? NameTr,
        string? NameEn,
        int Total
    );
}
