using Npgsql;

namespace Marketplace.Bench;

/// <summary>Reads over HTTP by 32 callers, beside a server that only answers a small JSON document.</summary>
internal static class ReadRounds
{
    private const int Callers = 32;

    /// <summary>Dearer than everything, and different each time: no kept answer fits, and all products are
    /// found.</summary>
    private static long HighestPrice = 1_000_000_000;

    public static IEnumerable<RoundPart> Of(BenchRun run, RoundRates rates)
    {
        var shop = run.Shop;
        var pages = new Lazy<Task<IReadOnlyList<string>>>(() => ProductsAsync(shop));
        var reads = new (string Name, string Asked, HttpClient Client, Func<Task<string>> Address)[]
        {
            ("list", "list", shop.Anonymous, () => Task.FromResult("/api/v1/products?limit=20")),
            ("page", "page", shop.Anonymous, () => Task.FromResult($"/api/v1/products/{shop.Goods.Product}")),
            ("list-fresh", "fresh", shop.Anonymous, () => Task.FromResult(FreshList())),
            ("page-fresh", "fresh", shop.Anonymous, async () => FreshPage(await pages.Value)),
            ("seller-orders", "seller-orders", shop.Clients.Seller, () => Task.FromResult(SellerOrders(shop))),
            ("popular", "popular", shop.Anonymous, () => Task.FromResult("/api/v1/analytics/popular-sellers")),
        };
        var wanted = reads.Where(read => run.Wants(read.Asked)).ToArray();
        if (wanted.Length == 0)
            return [];
        var bare = shop.Bare.ToString();
        return wanted
            .Prepend(("json", "json", shop.Anonymous, () => Task.FromResult(bare)))
            .Select(read => new RoundPart(read.Name, () => MeasureAsync(read.Client, read.Address, read.Name)));

        async Task MeasureAsync(HttpClient client, Func<Task<string>> addressAsync, string name) =>
            rates.Keep(
                name,
                await ClosedLoop.ForAsync(
                    run.Options.Time,
                    Callers,
                    async () =>
                    {
                        using var answer = await client.GetAsync(await addressAsync());
                        answer.EnsureSuccessStatusCode();
                        await answer.Content.CopyToAsync(Stream.Null);
                    }
                )
            );
    }

    private static string FreshList() =>
        $"/api/v1/products?limit=20&maxPrice={Interlocked.Increment(ref HighestPrice)}";

    /// <summary>A product's id with its letters in any case: the same product in words not used before.</summary>
    private static string FreshPage(IReadOnlyList<string> products) =>
        "/api/v1/products/"
        + string.Concat(
            products[Random.Shared.Next(products.Count)]
                .Select(c => Random.Shared.Next(2) == 0 ? c : char.ToUpperInvariant(c))
        );

    private static string SellerOrders(BenchShop shop) => $"/api/v1/seller/{shop.Goods.Store}/orders?limit=20";

    private static async Task<IReadOnlyList<string>> ProductsAsync(BenchShop shop)
    {
        await using var connection = await shop.ConnectAsync();
        await using var command = new NpgsqlCommand(
            "SELECT id::text FROM products.products WHERE status = 'Active' AND visibility = 'None'",
            connection
        );
        await using var reader = await command.ExecuteReaderAsync();
        var products = new List<string>();
        while (await reader.ReadAsync())
            products.Add(reader.GetString(0));
        return products;
    }
}
