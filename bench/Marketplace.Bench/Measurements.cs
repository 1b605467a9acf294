using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Marketplace.Bench;

/// <summary>Measures in turn, round by round, so that what else the machine does falls on all alike; prints rates and their ratios.</summary>
internal sealed class Measurements(BenchShop shop, int rounds, TimeSpan time)
{
    private const int Readers = 32;
    private const int Writers = 16;
    private readonly Dictionary<string, List<double>> rates = [];

    public async Task RunAsync(TextWriter output)
    {
        await output.WriteLineAsync($"{rounds} rounds of {time.TotalSeconds:0} s each, client and server on this machine …");
        await new PgBench(shop).PrepareAsync();
        for (var round = 0; round <= rounds; round++)
        {
            // The first round warms up and does not count.
            await MeasureAsync("bare", round, Readers, _ => GetAsync(shop.Bare));
            await MeasureAsync("list", round, Readers, _ => GetAsync(new Uri(shop.Api, "/api/v1/products?limit=20")));
            await MeasureAsync("page", round, Readers, _ => GetAsync(new Uri(shop.Api, $"/api/v1/products/{shop.Product}")));
            await MeasureOrdersAsync(round);
            if (await new PgBench(shop).RunAsync(Writers, time) is { } rate) Keep("pgbench", round, rate);
            await output.WriteLineAsync(round == 0 ? "  warmed up" : $"  round {round} of {rounds}");
        }

        await ReportAsync(output);
    }

    /// <summary>Completions alone: the quotes are made before the clock runs.</summary>
    private async Task MeasureOrdersAsync(int round)
    {
        var quotes = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, (int)(time.TotalSeconds * 500)), new ParallelOptions { MaxDegreeOfParallelism = Writers }, async (number, _) => quotes.Add(await shop.QuoteAsync(new Random(number))));
        var (done, started) = (0, Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(started) < time && quotes.TryTake(out var quote))
            {
                await shop.CompleteAsync(quote);
                Interlocked.Increment(ref done);
            }
        })));
        Keep("order", round, done / Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    private async Task MeasureAsync(string what, int round, int callers, Func<int, Task> callAsync)
    {
        var (done, started) = (0L, Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(started) < time)
            {
                await callAsync(caller);
                Interlocked.Increment(ref done);
            }
        })));
        Keep(what, round, done / Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    private async Task GetAsync(Uri address)
    {
        using var answer = await shop.Anonymous.GetAsync(address);
        answer.EnsureSuccessStatusCode();
        await answer.Content.CopyToAsync(Stream.Null);
    }

    private void Keep(string what, int round, double rate)
    {
        if (round == 0) return;
        if (!rates.TryGetValue(what, out var kept)) rates[what] = kept = [];
        kept.Add(rate);
    }

    private async Task ReportAsync(TextWriter output)
    {
        await output.WriteLineAsync("\nMedian rates a second (one machine, one run: only the ratios mean something)");
        foreach (var (what, kept) in rates) await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {what,-8} {Median(kept),10:0}"));
        await output.WriteLineAsync("\nRatios");
        await RatioAsync(output, "cached product list / bare JSON", "list", "bare", 0.5);
        await RatioAsync(output, "product page / bare JSON", "page", "bare", 0.5);
        await RatioAsync(output, "order over HTTP / pgbench of its writes", "order", "pgbench", 0.35);
        var (p50, p99) = await EventLatencyAsync();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\nEvents of the orders: commit to handled p50 {p50:0.00} s, p99 {p99:0.00} s (under the load above; aim below 1 s)"));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Memory of this process after the load (server, client and cache together): {Environment.WorkingSet / 1024 / 1024} MB"));
    }

    private async Task RatioAsync(TextWriter output, string what, string measured, string against, double aim)
    {
        if (!rates.TryGetValue(against, out var yardstick))
        {
            await output.WriteLineAsync($"  {what}: not measured, {against} is not on this machine");
            return;
        }

        var ratio = Median(rates[measured]) / Median(yardstick);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {what}: {ratio:0.00} (aim {aim:0.00}: {(ratio >= aim ? "met" : "missed")})"));
    }

    private async Task<(double P50, double P99)> EventLatencyAsync()
    {
        await using var connection = new NpgsqlConnection(shop.Database);
        await connection.OpenAsync();
        for (var attempt = 0; attempt < 600; attempt++)
        {
            await using var waiting = new NpgsqlCommand("SELECT (SELECT COUNT(*) FROM platform.outbox_messages WHERE published_at IS NULL) + (SELECT COUNT(*) FROM platform.deliveries)", connection);
            if ((long)(await waiting.ExecuteScalarAsync())! == 0) break;
            await Task.Delay(200);
        }

        await using var command = new NpgsqlCommand(
            """
            SELECT percentile_cont(ARRAY[0.5, 0.99]) WITHIN GROUP (ORDER BY extract(epoch FROM i.handled_at - o.occurred_at))
            FROM platform.outbox_messages o JOIN platform.inbox_messages i ON i.message_id = o.id WHERE o.type = 'marketplace.orders.order-placed.v1'
            """, connection);
        var percentiles = (double[])(await command.ExecuteScalarAsync())!;
        return (percentiles[0], percentiles[1]);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
