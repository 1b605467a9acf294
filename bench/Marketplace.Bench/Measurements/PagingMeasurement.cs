using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Marketplace.Foundation;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.Bench;

/// <summary>Compares page 1 and page 10,000 of a list of a million products; a deep page must cost the same as the
/// first.</summary>
internal sealed class PagingMeasurement : Measurement
{
    private const int Products = 1_000_000;
    private const int Limit = 20;
    private const int DeepPage = 10_000;
    private const int Calls = 400;

    public override IReadOnlyList<string> Names => ["paging"];

    public override string Title => "deep pages of a million products";

    /// <summary>Writes a million products.</summary>
    public override bool OnlyByName => true;

    public override async Task RunAsync(BenchRun run)
    {
        await FillAsync(run.Shop);
        foreach (var sort in new[] { "newest", "price_asc", "popular" })
            await CompareAsync(run, sort);
    }

    /// <summary>Requests both pages by cursor, because the first page without a cursor comes from the cache. The
    /// requests alternate, so that other load on the machine affects both equally.</summary>
    private static async Task CompareAsync(BenchRun run, string sort)
    {
        var shop = run.Shop;
        var first = await CursorAsync(shop, sort, 1);
        var deep = await CursorAsync(shop, sort, DeepPage - 1);
        var (firstTimes, deepTimes) = (new List<double>(), new List<double>());
        for (var call = 0; call < Calls; call++)
        {
            firstTimes.Add(await TimeAsync(shop, sort, first));
            deepTimes.Add(await TimeAsync(shop, sort, deep));
        }

        var (near, far) = (firstTimes.Median(), deepTimes.Median());
        run.Figures.Set($"paging-{sort}", far / near);
        await run.SayAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {sort, -10} first page {near:0.00} ms, page {DeepPage} {far:0.00} ms"
            )
        );
    }

    private static async Task<double> TimeAsync(BenchShop shop, string sort, string cursor)
    {
        var started = Stopwatch.GetTimestamp();
        using var answer = await shop.Anonymous.GetAsync($"/api/v1/products?sort={sort}&limit={Limit}&cursor={cursor}");
        answer.EnsureSuccessStatusCode();
        await answer.Content.CopyToAsync(Stream.Null);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <summary>Builds the cursor after the given number of pages: its format comes from the Api, its row from the
    /// database.</summary>
    private static async Task<string> CursorAsync(BenchShop shop, string sort, int pages)
    {
        var (key, name, order) = sort switch
        {
            "price_asc" => ("min_price_minor::text", "PriceAsc", "min_price_minor, id"),
            "popular" => ("popularity::text", "Popular", "popularity DESC, id DESC"),
            _ => (
                "to_char(published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"0+00:00\"')",
                "Newest",
                "published_at DESC, id DESC"
            ),
        };
        await using var connection = await shop.ConnectAsync();
        await using var command = new NpgsqlCommand(
            $"""
            SELECT {key}, id::text FROM products.products WHERE status = 'Active' AND visibility = 'None'
            ORDER BY {order} OFFSET {(pages * Limit) - 1} LIMIT 1
            """,
            connection
        );
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var search = new Modules.Products.ProductSearch(
            null,
            null,
            null,
            null,
            null,
            false,
            Enum.Parse<Modules.Products.ProductSort>(name)
        );
        return shop
            .Services.GetRequiredService<CursorCodec>()
            .Encode(name, search.Filters, reader.GetString(0), reader.GetString(1));
    }

    private static async Task FillAsync(BenchShop shop)
    {
        var category = Guid.Parse(
            (JsonNode.Parse(await shop.Anonymous.GetStringAsync("/api/v1/categories")))!["data"]![0]!["id"]!.ToString()
        );
        await using var connection = new NpgsqlConnection(shop.Database + ";Command Timeout=600");
        await connection.OpenAsync();
        await using var insert = new NpgsqlCommand(
            $"""
            INSERT INTO products.products (id, seller_id, category_id, slug, title, description, tax_class, status,
                created_at, updated_at, published_at, storefront, is_over_limit, stocked_variants, popularity,
                min_price_minor, keywords, version)
            SELECT gen_random_uuid(), s.id, $1, 'paging-' || n, 'Product ' || n, '', 'Standard', 'Active', now(), now(),
                now() - n * interval '1 second', 'None', false, 1, n % 1000, 1000 + n % 500000, '', 1
            FROM generate_series(1, {Products}) n,
                (SELECT id FROM sellers.sellers WHERE status = 'Approved' ORDER BY id LIMIT 1) s
            """,
            connection
        )
        {
            Parameters = { new() { Value = category } },
        };
        await insert.ExecuteNonQueryAsync();
        await using var analyze = new NpgsqlCommand("VACUUM ANALYZE products.products", connection);
        await analyze.ExecuteNonQueryAsync();
    }
}
