using System.Diagnostics;
using Npgsql;

namespace Marketplace.Bench;

/// <summary>How fast the background work catches up with a burst: the events of as many orders as are completed in
/// twice the time of a round, then their mails.</summary>
internal sealed class BurstMeasurement : Measurement
{
    private const int Least = 400;

    public override IReadOnlyList<string> Names => ["burst"];

    public override string Title => "events and mails after a burst of orders";

    public override async Task RunAsync(BenchRun run)
    {
        var (shop, figures) = (run.Shop, run.Figures);
        var rate = figures.Need("order");
        var orders = (int)Math.Max(Least, rate * 2 * run.Options.Time.TotalSeconds);
        await run.SayAsync($"  {orders} orders");
        var quotes = await shop.QuotesAsync(orders);
        await using (await BackgroundPause.OfMailsAsync(shop))
        {
            long started;
            await using (await BackgroundPause.OfRelayAsync(shop))
            {
                await ClosedLoop.OverAsync(quotes, Buying.Callers, shop.CompleteAsync);
                started = Stopwatch.GetTimestamp();
            }

            await shop.DrainAsync();
            figures.Set("burst-orders", orders / Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        figures.Set("burst-mails", await MailRateAsync(shop));
        figures.SetRatio("burst-orders/order", "burst-orders", "order");
        figures.SetRatio("burst-mails/order", "burst-mails", "order");
    }

    /// <summary>From the first mail sent to the last: the job that sends them looks every few seconds, and the wait for
    /// its first look says nothing about the rate.</summary>
    private static async Task<double> MailRateAsync(BenchShop shop)
    {
        var from = TimeProvider.System.GetUtcNow();
        await shop.UntilMailsAreSentAsync();
        await using var connection = await shop.ConnectAsync();
        await using var command = new NpgsqlCommand(
            "SELECT count(*) / extract(epoch FROM max(sent_at) - min(sent_at))::float8 "
                + "FROM platform.mails WHERE sent_at >= $1",
            connection
        )
        {
            Parameters = { new() { Value = from } },
        };
        return (double)(await command.ExecuteScalarAsync())!;
    }
}
