using Marketplace.Modules.Products.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Products;

/// <summary>What a search box offers while somebody types.</summary>
public sealed class SuggestionQueries(MarketplaceDbContext db)
{
    /// <summary>Least and most characters that are searched for.</summary>
    public const int MinText = 2;

    public const int MaxText = 100;

    private const int Products = 6;
    private const int Categories = 3;
    private const int Brands = 3;

    // Brands are those of the most popular matches.
    private const int Counted = 200;

    /// <summary>Products, categories and brands that match, best first. One statement.</summary>
    public async Task<Suggestions> FindAsync(string text, CancellationToken cancellationToken)
    {
        var rows = await db
            .Database.SqlQuery<Row>(
                $"""
                WITH hits AS MATERIALIZED (SELECT id, slug, title, brand, cover_key, cover_alt, cover_width,
                    cover_height,
                    row_number() OVER (ORDER BY popularity DESC, id DESC) AS place
                    FROM products.products
                    WHERE status = 'Active' AND visibility = 'None' AND search @@ products.search_query({text})
                    ORDER BY popularity DESC, id DESC LIMIT {Counted})
                SELECT 'product' AS kind, id, slug, title AS name, NULL AS name_en, cover_key, cover_alt, cover_width,
                    cover_height, place AS rank FROM hits WHERE place <= {Products}
                UNION ALL
                (SELECT 'category', id, slug, name_tr, name_en, NULL, NULL, NULL, NULL, sort FROM products.categories
                    WHERE is_active AND (products.matches(name_tr, {text}) OR products.matches(name_en, {text}))
                    ORDER BY sort, id LIMIT {Categories})
                UNION ALL
                (SELECT 'brand', NULL, NULL, brand, NULL, NULL, NULL, NULL, NULL, -count(*) FROM hits
                    WHERE brand IS NOT NULL GROUP BY brand ORDER BY count(*) DESC, brand LIMIT {Brands})
                """
            )
            .ToListAsync(cancellationToken);
        return new(
            [
                .. Of("product")
                    .Select(r => new ProductSuggestion(
                        r.Id!.Value,
                        r.Slug!,
                        r.Name,
                        r.CoverKey is null ? null : new(r.CoverKey, r.CoverAlt ?? "", r.CoverWidth, r.CoverHeight)
                    )),
            ],
            [.. Of("category").Select(r => new CategoryRef(r.Id!.Value, r.Slug!, r.Name, r.NameEn!))],
            [.. Of("brand").Select(r => r.Name)]
        );

        IEnumerable<Row> Of(string kind) => rows.Where(r => r.Kind == kind).OrderBy(r => r.Rank);
    }

    private sealed record Row(
        string Kind,
        Guid? Id,
        string? Slug,
        string Name,
        string? NameEn,
        string? CoverKey,
        string? CoverAlt,
        int? CoverWidth,
        int? CoverHeight,
        long Rank
    );
}

/// <summary>What matches the beginning of a search.</summary>
/// <param name="Brands">Of the matching products, most frequent first.</param>
public sealed record Suggestions(
    IReadOnlyList<ProductSuggestion> Products,
    IReadOnlyList<CategoryRef> Categories,
    IReadOnlyList<string> Brands
);

/// <summary>A product that a search box offers.</summary>
public sealed record ProductSuggestion(Guid Id, string Slug, string Title, Picture? Cover);
