using System.Collections.Concurrent;
using System.Net.Http.Json;
using Npgsql;

namespace Marketplace.Bench;

/// <summary>Orders paid by card at the simulated provider.</summary>
internal static class CardOrders
{
    private const int Payers = 8;

    /// <summary>Places orders that wait for their payment.</summary>
    public static async Task<IReadOnlyCollection<PlacedOrder>> PlaceAsync(BenchShop shop, int count)
    {
        var placed = new ConcurrentBag<PlacedOrder>();
        await ClosedLoop.OverAsync(
            [.. Enumerable.Range(0, count)],
            Payers,
            async number => placed.Add(await shop.PlaceAsync(await shop.QuoteAsync(new Random(number), "card")))
        );
        await shop.DrainAsync();
        return placed;
    }

    /// <summary>Pays them, and waits until the webhooks have placed them.</summary>
    public static async Task PayAsync(BenchShop shop, IReadOnlyCollection<PlacedOrder> orders)
    {
        await ClosedLoop.OverAsync(
            orders,
            Payers,
            async order =>
            {
                var page =
                    order.PaymentPage
                    ?? throw new InvalidOperationException("A card order came without a payment page.");
                using var paid = await shop.Anonymous.PostAsJsonAsync(
                    $"{page.GetLeftPart(UriPartial.Authority)}/_simulator/sessions/{page.Segments[^1]}/pay",
                    new { scenario = "success" }
                );
                paid.EnsureSuccessStatusCode();
            }
        );
        await UntilPlacedAsync(shop, [.. orders.Select(order => order.Order)]);
    }

    private static async Task UntilPlacedAsync(BenchShop shop, Guid[] orders)
    {
        await using var connection = await shop.ConnectAsync();
        for (var attempt = 0; attempt < 600; attempt++)
        {
            await using var command = new NpgsqlCommand(
                "SELECT NOT EXISTS (SELECT 1 FROM orders.orders WHERE id = ANY ($1) AND paid_at IS NULL)",
                connection
            )
            {
                Parameters = { new() { Value = orders } },
            };
            if ((bool)(await command.ExecuteScalarAsync())!)
                return;
            await Task.Delay(100);
        }

        throw new InvalidOperationException("The paid orders were never all placed.");
    }
}
