using System.Diagnostics;
using Npgsql;

namespace Marketplace.Bench;

/// <summary>Time from an order to its events handled. Places orders at a quarter of the maximum rate, so that it is not
/// that of an ever-growing queue.</summary>
internal sealed class EventDelayMeasurement : Measurement
{
    public override IReadOnlyList<string> Names => ["events"];

    public override string Title => "delay of events at a quarter of the load";

    public override async Task RunAsync(BenchRun run)
    {
        var shop = run.Shop;
        await shop.DrainAsync();
        var pace = Math.Max(1, run.Figures.Need("order") / 4);
        var (from, started, placed) = (TimeProvider.System.GetUtcNow(), Stopwatch.GetTimestamp(), new List<Task>());
        while (Stopwatch.GetElapsedTime(started) < 2 * run.Options.Time)
        {
            placed.Add(Task.Run(async () => await shop.CompleteAsync(await shop.QuoteAsync(Random.Shared))));
            await Task.Delay(TimeSpan.FromSeconds(1 / pace));
        }

        await Task.WhenAll(placed);
        await shop.DrainAsync();
        var percentiles = await PercentilesAsync(shop, from);
        run.Figures.Set("events-p50", percentiles[0]);
        run.Figures.Set("events-p99", percentiles[1]);
    }

    private static async Task<double[]> PercentilesAsync(BenchShop shop, DateTimeOffset from)
    {
        await using var connection = await shop.ConnectAsync();
        await using var command = new NpgsqlCommand(
            """
            SELECT percentile_cont(ARRAY[0.5, 0.99]) WITHIN GROUP (
                ORDER BY extract(epoch FROM i.handled_at - o.occurred_at))
            FROM platform.outbox_messages o JOIN platform.inbox_messages i ON i.message_id = o.id
            WHERE o.type = 'marketplace.orders.order-placed.v1' AND o.occurred_at >= $1
            """,
            connection
        )
        {
            Parameters = { new() { Value = from } },
        };
        return (double[])(await command.ExecuteScalarAsync())!;
    }
}
