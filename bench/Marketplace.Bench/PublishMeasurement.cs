using System.Diagnostics;
using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules.Products;
using Marketplace.Modules.Subscriptions.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.Bench;

/// <summary>Measures what the plan limit check adds to publishing a product: the real service against the same
/// service with a meter that never checks.</summary>
internal sealed class PublishMeasurement(BenchShop shop)
{
    private const int Stores = 4;
    private const int Rounds = 6;

    public async Task RunAsync(TextWriter output, TimeSpan time)
    {
        var products = await PickAsync();
        var (with, without) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            // The two alternate; the first round is a warm-up.
            var unmetered = await MeasureAsync(products, isMetered: false, time / 2);
            var metered = await MeasureAsync(products, isMetered: true, time / 2);
            if (round == 0)
                continue;
            without.Add(unmetered);
            with.Add(metered);
        }

        var ratio = with.Order().ElementAt(Rounds / 2) / without.Order().ElementAt(Rounds / 2);
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  publish with the limit check / without it: {ratio:0.00} (aim 0.90: "
                    + $"{(ratio >= 0.9 ? "met" : "missed")})"
            )
        );
    }

    /// <summary>Publishes per second; unpublishing the product again is not timed.</summary>
    private async Task<double> MeasureAsync(
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
                                isMetered,
                                s => s.UnpublishAsync(actor, p.Seller, p.Product, CancellationToken.None)
                            )
                        );
                        var begun = Stopwatch.GetTimestamp();
                        Check(
                            await InScopeAsync(
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

    private async Task<Result<Product>> InScopeAsync(
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

    private async Task<IReadOnlyList<(Guid Seller, Guid Product)>> PickAsync()
    {
        await using var connection = new NpgsqlConnection(shop.Database);
        await connection.OpenAsync();
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

    private sealed class NoMeter : IUsageMeter
    {
        public Task<Result> TakeAsync(
            Guid sellerId,
            string metric,
            int quantity,
            CancellationToken cancellationToken
        ) => Task.FromResult(Result.Success);

        public Task<Result> CountAsync(
            Guid sellerId,
            string metric,
            int quantity,
            string sourceId,
            CancellationToken cancellationToken
        ) => Task.FromResult(Result.Success);

        public Task ReleaseAsync(Guid sellerId, string metric, int quantity, CancellationToken cancellationToken) =>
            Task.CompletedTask;

        public Task SetAsync(Guid sellerId, string metric, long used, CancellationToken cancellationToken) =>
            Task.CompletedTask;
    }
}
