using System.Globalization;
using System.Text.Json;
using Marketplace.Foundation;
using Npgsql;

namespace Marketplace.Modules.Products;

/// <summary>Builds the SQL of one search.</summary>
/// <remarks>Words are matched exactly first (<c>exact</c>); only when nothing is found are similar titles returned
/// (<c>fuzzy</c>).</remarks>
internal sealed class ProductSearchSql(ProductSearch search)
{
    private const string ForSale = "p.status = 'Active' AND p.visibility = 'None'";

    /// <summary>The categories above that of a row, from the root: four texts each. As many as a tree has levels less
    /// one; read for the rows of the page only.</summary>
    private const string Above = """
        (SELECT array_remove(ARRAY[c1.id::text, c1.slug, c1.name_tr, c1.name_en, c2.id::text, c2.slug, c2.name_tr,
            c2.name_en, c3.id::text, c3.slug, c3.name_tr, c3.name_en], NULL)
            FROM products.categories c3 LEFT JOIN products.categories c2 ON c2.id = c3.parent_id
                LEFT JOIN products.categories c1 ON c1.id = c2.parent_id WHERE c3.id = c.parent_id)
        """;

    /// <summary>Options whose values are counted.</summary>
    private const int OptionCap = 10;

    /// <summary>The newest products whose options are counted: each has several variants with several
    /// options.</summary>
    private const int OptionProducts = 2_000;

    private readonly List<NpgsqlParameter> _parameters = [];

    public NpgsqlParameter[] Parameters => [.. _parameters];

    /// <summary>A page: up to <paramref name="rows"/> rows after the last one seen.</summary>
    /// <param name="after">Sort key and id of the last row; null for the first page.</param>
    /// <param name="fuzzy">Mode of the first page; null when this page decides it.</param>
    public string Page(int rows, string[]? after, bool? fuzzy)
    {
        var filters = Filters();
        var seek = after is null ? "true" : Seek(after);
        Add("rows", rows);
        if (search.Text is null || fuzzy is not null)
            return Select(fuzzy ?? false, filters, seek);
        return $"""
            WITH exact AS MATERIALIZED ({Select(false, filters, seek)}),
            fuzzy AS MATERIALIZED ({Select(true, $"{filters} AND NOT EXISTS (SELECT 1 FROM exact)", seek)})
            SELECT * FROM exact UNION ALL SELECT * FROM fuzzy
            """;
    }

    /// <summary>Counts by category, store, price, brand and option over the newest <paramref name="cap"/> matching
    /// products; the row <c>total</c> says how many were counted.</summary>
    public string Facets(bool fuzzy, long[] priceEdges, int cap, int facetCap)
    {
        Add("edges", priceEdges);
        Add("cap", cap);
        Add("facet_cap", facetCap);
        Add("option_cap", OptionCap);
        Add("option_products", OptionProducts);
        return $"""
            WITH hits AS MATERIALIZED (SELECT p.id, p.published_at, p.category_id, p.seller_id,
                p.min_price_minor, p.brand
                FROM products.products p WHERE {Filters()} AND {Match(
                fuzzy
            )}
                ORDER BY p.published_at DESC, p.id DESC LIMIT @cap)
            SELECT * FROM (SELECT 'category' AS kind, c.id AS key, 0 AS bucket, c.slug, c.name_tr, c.name_en,
                count(*)::int AS total
                FROM hits h JOIN products.categories c ON c.id = h.category_id GROUP BY c.id
                    ORDER BY count(*) DESC, c.id LIMIT @facet_cap) AS by_category
            UNION ALL SELECT * FROM (SELECT 'seller', seller_id, 0, NULL, NULL, NULL, count(*)::int FROM hits
                GROUP BY seller_id ORDER BY count(*) DESC, seller_id LIMIT @facet_cap) AS by_seller
            UNION ALL SELECT * FROM (SELECT 'price', NULL::uuid, width_bucket(min_price_minor, @edges) AS bucket,
                NULL, NULL, NULL, count(*)::int FROM hits GROUP BY 3 ORDER BY 3) AS by_price
            UNION ALL SELECT * FROM (SELECT 'brand', NULL::uuid, 0, brand, NULL, NULL, count(*)::int FROM hits
                WHERE brand IS NOT NULL GROUP BY brand ORDER BY count(*) DESC, brand LIMIT @facet_cap) AS by_brand
            UNION ALL SELECT * FROM ({ByOption}) AS by_option
            UNION ALL SELECT 'total', NULL, 0, NULL, NULL, NULL, count(*)::int FROM hits
            """;
    }

    /// <summary>The values of the options that most products have, most products first.</summary>
    private const string ByOption = """
        SELECT 'option', NULL::uuid, 0, name, value, NULL, total FROM (
            SELECT name, value, total, place, dense_rank() OVER (ORDER BY most DESC, name) AS name_place FROM (
                SELECT name, value, total, row_number() OVER (PARTITION BY name ORDER BY total DESC, value) AS place,
                    max(total) OVER (PARTITION BY name) AS most
                FROM (SELECT o.key AS name, o.value, count(DISTINCT h.id)::int AS total
                    FROM (SELECT id FROM hits ORDER BY published_at DESC, id DESC LIMIT @option_products) AS h
                        JOIN products.variants v ON v.product_id = h.id AND v.is_active
                        CROSS JOIN LATERAL jsonb_each_text(v.options) AS o GROUP BY o.key, o.value) AS counted
            ) AS placed
        ) AS named WHERE place <= @facet_cap AND name_place <= @option_cap ORDER BY name_place, place
        """;

    private string Select(bool fuzzy, string filters, string seek)
    {
        var rank = Rank(fuzzy);
        return $"""
            SELECT p.id, p.slug, p.title, p.brand, p.category_id, c.slug AS category_slug, c.name_tr, c.name_en,
                p.seller_id, p.min_price_minor, p.min_compare_at_minor,
                p.in_stock, p.cover_key, p.cover_alt, p.cover_width, p.cover_height,
                p.published_at, p.popularity, {Above} AS above, {rank} AS rank, {(
                fuzzy ? "true" : "false"
            )} AS is_fuzzy
            FROM products.products p JOIN products.categories c ON c.id = p.category_id
            WHERE {filters} AND {Match(fuzzy)} AND {seek.Replace("{rank}", rank, StringComparison.Ordinal)}
            ORDER BY {Order(rank)} LIMIT @rows
            """;
    }

    private string Filters()
    {
        var conditions = new List<string> { ForSale };
        if (search.Category is { } category)
        {
            Add("category", category);
            conditions.Add("p.category_id = ANY (ARRAY(SELECT products.category_branch(@category)))");
        }

        if (search.SellerId is { } seller)
            conditions.Add($"p.seller_id = {Add("seller", seller)}");
        if (search.MinPriceMinor is { } min)
            conditions.Add($"p.min_price_minor >= {Add("min_price", min)}");
        if (search.MaxPriceMinor is { } max)
            conditions.Add($"p.min_price_minor <= {Add("max_price", max)}");
        if (search.Brand is { } brand)
            conditions.Add($"p.brand = {Add("brand", brand)}");
        if (search.Options.Count > 0)
            conditions.Add(HasVariant());
        if (search.InStockOnly)
            conditions.Add("p.in_stock");
        if (search.Text is { } text)
            Add("text", text);
        return string.Join(" AND ", conditions);
    }

    /// <summary>One active variant has them all. Each value is a containment, which the index of the options
    /// answers.</summary>
    private string HasVariant()
    {
        var wanted = search.Options.Select(
            (option, i) =>
                "("
                + string.Join(
                    " OR ",
                    option.Values.Select(
                        (value, j) =>
                            $"v.options @> {Add($"option_{i}_{j}", JsonSerializer.Serialize(
                                new Dictionary<string, string> { [option.Name] = value }
                            ))}::jsonb"
                    )
                )
                + ")"
        );
        return "p.id IN (SELECT v.product_id FROM products.variants v WHERE v.is_active AND "
            + $"{string.Join(" AND ", wanted)})";
    }

    private string Match(bool fuzzy) =>
        (search.Text, fuzzy) switch
        {
            (null, _) => "true",
            (_, true) => "products.resembles(p.title_words, products.words(@text))",
            _ => "p.search @@ products.search_query(@text)",
        };

    /// <summary>Integers, so that a cursor can represent them exactly.</summary>
    private string Rank(bool fuzzy) =>
        (search.EffectiveSort, fuzzy) switch
        {
            (not ProductSort.Relevance, _) => "0::bigint",
            (_, true) => "(products.resemblance(p.title_words, products.words(@text)) * 1000000)::bigint",
            _ => "(ts_rank(p.search, products.search_query(@text), 1) * 1000000)::bigint",
        };

    private string Order(string rank) =>
        search.EffectiveSort switch
        {
            ProductSort.PriceAsc => "p.min_price_minor, p.id",
            ProductSort.PriceDesc => "p.min_price_minor DESC, p.id DESC",
            ProductSort.Popular => "p.popularity DESC, p.id DESC",
            ProductSort.Relevance => $"{rank} DESC, p.id DESC",
            _ => "p.published_at DESC, p.id DESC",
        };

    private string Seek(string[] after)
    {
        var id = Add("after_id", Guid.Parse(after[1]));
        return search.EffectiveSort switch
        {
            ProductSort.PriceAsc => $"(p.min_price_minor, p.id) > ({Add("after", Number(after))}, {id})",
            ProductSort.PriceDesc => $"(p.min_price_minor, p.id) < ({Add("after", Number(after))}, {id})",
            ProductSort.Popular => $"(p.popularity, p.id) < ({Add("after", (int)Number(after))}, {id})",
            ProductSort.Relevance => $"({{rank}}, p.id) < ({Add("after", Number(after))}, {id})",
            _ => $"(p.published_at, p.id) < ({Add("after", Instant(after))}, {id})",
        };
    }

    private static long Number(string[] after) => long.Parse(after[0], CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string[] after) =>
        DateTimeOffset.Parse(after[0], CultureInfo.InvariantCulture);

    private string Add(string name, object value)
    {
        _parameters.Add(new NpgsqlParameter(name, value));
        return "@" + name;
    }
}
