using System.Diagnostics;
using Marketplace.Foundation;
using Marketplace.Modules.Products;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.Bench;

/// <summary>Measures what the plan limit check adds to publishing a product: the real service against the same
/// service with a meter that never checks.</summary>
internal sealed class PublishMeasurement : Measurement
{
    private const int Stores = 4;
    private const int Rounds = 6;

    public override IReadOnlyList<string> Names => ["publish"];

    public override string Title => "publishing products";

    public override async Task RunAsync(BenchRun run)
    {
        var (shop, time) = (run.Shop, run.Options.Time);
        await run.TryAsync("publish over HTTP", () => PublishOverHttp.RunAsync(run));
        var products = await PickAsync(shop);
        var (with, without) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            // The two alternate; the first round is a warm-up.
            var unmetered = await MeasureAsync(shop, products, isMetered: false, time / 2);
            var metered = await MeasureAsync(shop, products, isMetered: true, time / 2);
            if (round == 0)
                continue;
            without.Add(unmetered);
            with.Add(metered);
        }

        run.Figures.Set("publish-limit", with.Median() / without.Median());
    }

    /// <summary>Publishes per second; unpublishing the product again is not timed.</summary>
    private static async Task<double> MeasureAsync(
        BenchShop shop,
        IReadOnlyList<(Guid Seller, Guid Product)> products,
        bool isMetered,
        TimeSpan time
    )
    {
        var started = Stopwatch.GetTimestamp();
        var measured = await Task.WhenAll(
            products.Select(p =>
                Task.Run(async () =>
                {
                    var (count, spent) = (0, TimeSpan.Zero);
                    var actor = new Actor(Guid.Empty, new HashSet<string>(), new HashSet<Guid> { p.Seller }, true);
                    while (Stopwatch.GetElapsedTime(started) < time)
                    {
                        Check(
                            await InScopeAsync(
                                shop,
                                isMetered,
                                s => s.UnpublishAsync(actor, p.Seller, p.Product, CancellationToken.None)
                            )
                        );
                        var begun = Stopwatch.GetTimestamp();
                        Check(
                            await InScopeAsync(
                                shop,
                                isMetered,
                                s => s.PublishAsync(actor, p.Seller, p.Product, CancellationToken.None)
                            )
                        );
                        spent += Stopwatch.GetElapsedTime(begun);
                        count++;
                    }

                    return count / spent.TotalSeconds;
                })
            )
        );
        return measured.Sum();
    }

    private static async Task<Result<Product>> InScopeAsync(
        BenchShop shop,
        bool isMetered,
        Func<ListingService, Task<Result<Product>>> workAsync
    )
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        return await workAsync(
            isMetered
                ? services.GetRequiredService<ListingService>()
                : ActivatorUtilities.CreateInstance<ListingService>(
                    services,
                    ActivatorUtilities.CreateInstance<ListingLimitPolicy>(services, new NoMeter())
                )
        );
    }

    private static async Task<IReadOnlyList<(Guid Seller, Guid Product)>> PickAsync(BenchShop shop)
    {
        await using var connection = await shop.ConnectAsync();
        await using var command = new NpgsqlCommand(
            """
            SELECT DISTINCT ON (p.seller_id) p.seller_id, p.id FROM products.products p JOIN sellers.sellers s
                ON s.id = p.seller_id
            WHERE p.status = 'Active' AND NOT p.is_over_limit AND s.status = 'Approved'
              AND NOT EXISTS (SELECT 1 FROM products.products h WHERE h.seller_id = p.seller_id AND h.is_over_limit)
            ORDER BY p.seller_id, p.id LIMIT $1
            """,
            connection
        )
        {
            Parameters = { new() { Value = Stores } },
        };
        await using var reader = await command.ExecuteReaderAsync();
        var picked = new List<(Guid, Guid)>();
        while (await reader.ReadAsync())
            picked.Add((reader.GetGuid(0), reader.GetGuid(1)));
        return picked;
    }

    private static void Check(Result<Product> result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException($"A publish was refused: {result.Error.Code}");
    }
}
