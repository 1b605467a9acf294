using System.Diagnostics;
using Npgsql;

namespace Marketplace.Bench;

/// <summary>Publishes the seller's products one after another over HTTP; unpublishing them again is not
/// counted.</summary>
internal static class PublishOverHttp
{
    private const int Rounds = 6;
    private const int MostProducts = 40;

    public static async Task RunAsync(BenchRun run)
    {
        var shop = run.Shop;
        var products = await PickAsync(shop);
        var (count, processor, time) = (0, TimeSpan.Zero, TimeSpan.Zero);
        for (var round = 0; round <= Rounds; round++)
        {
            await AllAsync(shop, products, "unpublish");
            await using var pause = await BackgroundPause.OfRelayAsync(shop);
            var (started, before) = (Stopwatch.GetTimestamp(), ProcessorTime.Now(shop));
            await AllAsync(shop, products, "publish");

            // The first round is a warm-up.
            if (round == 0)
                continue;
            time += Stopwatch.GetElapsedTime(started);
            processor += (ProcessorTime.Now(shop) - before).Sum;
            count += products.Count;
        }

        run.Figures.Set("publish", count / time.TotalSeconds);
        run.Figures.Set("publish-ms", processor.TotalMilliseconds / count);
    }

    private static async Task AllAsync(BenchShop shop, IReadOnlyList<Guid> products, string step)
    {
        foreach (var product in products)
        {
            using var answer = await shop.Clients.Seller.PostAsync(
                $"/api/v1/seller/{shop.Goods.Store}/products/{product}/{step}",
                null
            );
            answer.EnsureSuccessStatusCode();
        }
    }

    private static async Task<IReadOnlyList<Guid>> PickAsync(BenchShop shop)
    {
        await using var connection = await shop.ConnectAsync();
        await using var command = new NpgsqlCommand(
            """
            SELECT id FROM products.products WHERE seller_id = $1 AND status = 'Active' AND NOT is_over_limit
            ORDER BY id LIMIT $2
            """,
            connection
        )
        {
            Parameters =
            {
                new() { Value = shop.Goods.Store },
                new() { Value = MostProducts },
            },
        };
        await using var reader = await command.ExecuteReaderAsync();
        var products = new List<Guid>();
        while (await reader.ReadAsync())
            products.Add(reader.GetGuid(0));
        return products;
    }
}
