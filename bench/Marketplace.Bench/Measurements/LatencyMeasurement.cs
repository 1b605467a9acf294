using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Marketplace.Bench;

/// <summary>How long a buyer waits for an order at half load: orders arrive at half of the rate that 16 callers
/// reached, whether or not earlier ones are answered, and their events are handled meanwhile.</summary>
internal sealed class LatencyMeasurement : Measurement
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    public override IReadOnlyList<string> Names => ["latency"];

    public override string Title => "latency of an order at half load";

    public override async Task RunAsync(BenchRun run)
    {
        var (shop, figures) = (run.Shop, run.Figures);
        var rate = Math.Max(1, figures.Need("order") / 2);
        var quotes = await shop.QuotesAsync((int)Math.Ceiling(rate * (Time + WarmUp).TotalSeconds));
        await shop.DrainAsync();
        await shop.UntilMailsAreSentAsync();
        var waited = await ArriveAsync(shop, [.. quotes], rate);
        figures.Set("latency-p50", waited.At(0.5));
        figures.Set("latency-p99", waited.At(0.99));
        figures.Set("latency-p999", waited.At(0.999));
        await run.SayAsync(string.Create(CultureInfo.InvariantCulture, $"  {waited.Count} orders, {rate:0} a second"));
    }

    /// <summary>Milliseconds from the moment an order was due to be sent, so that a stalled server does not hide the
    /// wait of those who come behind.</summary>
    private static async Task<IReadOnlyCollection<double>> ArriveAsync(BenchShop shop, string[] quotes, double rate)
    {
        var waited = new ConcurrentBag<double>();
        var (started, orders) = (Stopwatch.GetTimestamp(), new List<Task>(quotes.Length));
        for (var number = 0; number < quotes.Length; number++)
        {
            var due = TimeSpan.FromSeconds(number / rate);
            if (due - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } early)
                await Task.Delay(early);
            var quote = quotes[number];
            orders.Add(
                Task.Run(async () =>
                {
                    await shop.CompleteAsync(quote);
                    if (due >= WarmUp)
                        waited.Add((Stopwatch.GetElapsedTime(started) - due).TotalMilliseconds);
                })
            );
        }

        await Task.WhenAll(orders);
        return waited;
    }
}
