using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Marketplace.Bench;

/// <summary>Runs the measurements alternately, round by round, so that other load on the machine affects all equally;
/// prints rates and their ratios.</summary>
/// <param name="only">Names of what to measure; empty for everything.</param>
internal sealed class Measurements(BenchShop shop, int rounds, TimeSpan time, IReadOnlyCollection<string> only)
{
    private const int Readers = 32;
    private const int Writers = 16;
    private readonly Dictionary<string, List<double>> _rates = [];

    public async Task RunAsync(TextWriter output)
    {
        await output.WriteLineAsync(
            $"{rounds} rounds of {time.TotalSeconds:0} s each, client and server on this machine …"
        );
        if (Wants("order"))
            await new PgBench(shop).PrepareAsync();
        for (var round = 0; round <= rounds; round++)
        {
            // The first round is a warm-up and is not counted.
            if (Wants("list") || Wants("page"))
                await MeasureAsync("bare", round, Readers, _ => GetAsync(shop.Bare));
            if (Wants("list"))
            {
                await MeasureAsync(
                    "list",
                    round,
                    Readers,
                    _ => GetAsync(new Uri(shop.Api, "/api/v1/products?limit=20"))
                );
            }

            if (Wants("page"))
            {
                await MeasureAsync(
                    "page",
                    round,
                    Readers,
                    _ => GetAsync(new Uri(shop.Api, $"/api/v1/products/{shop.Product}"))
                );
            }

            if (Wants("order"))
                await MeasureOrdersAsync(round);
            if (Wants("order"))
                await MeasurePgBenchAsync(round);
            var measured = _rates.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Key} {r.Value[^1]:0}"));
            await output.WriteLineAsync(
                round == 0 ? "  warmed up" : $"  round {round} of {rounds}: {string.Join("  ", measured)}"
            );
        }

        await ReportAsync(output);
    }

    private bool Wants(string what) => only.Count == 0 || only.Contains(what);

    /// <summary>Times completions only: quotes are created before the clock starts, and the events are relayed after
    /// it stops.</summary>
    private async Task MeasureOrdersAsync(int round)
    {
        var quotes = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, (int)(time.TotalSeconds * 700)),
            new ParallelOptions { MaxDegreeOfParallelism = Writers },
            async (number, _) => quotes.Add(await shop.QuoteAsync(new Random(number)))
        );
        await using var pause = await RelayPause.BeginAsync(shop);
        var (done, started) = (0, Stopwatch.GetTimestamp());
        await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        while (Stopwatch.GetElapsedTime(started) < time && quotes.TryTake(out var quote))
                        {
                            await shop.CompleteAsync(quote);
                            Interlocked.Increment(ref done);
                        }
                    })
                )
        );
        Keep("order", round, done / Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    private async Task MeasurePgBenchAsync(int round)
    {
        foreach (var script in PgBench.Scripts)
        {
            await using var pause = await RelayPause.BeginAsync(shop);
            if (await new PgBench(shop).RunAsync(script, Writers, time) is { } rate)
                Keep(script, round, rate);
        }
    }

    private async Task MeasureAsync(string what, int round, int callers, Func<int, Task> callAsync)
    {
        var (done, started) = (0L, Stopwatch.GetTimestamp());
        await Task.WhenAll(
            Enumerable
                .Range(0, callers)
                .Select(caller =>
                    Task.Run(async () =>
                    {
                        while (Stopwatch.GetElapsedTime(started) < time)
                        {
                            await callAsync(caller);
                            Interlocked.Increment(ref done);
                        }
                    })
                )
        );
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
        if (round == 0)
            return;
        if (!_rates.TryGetValue(what, out var kept))
            _rates[what] = kept = [];
        kept.Add(rate);
    }

    private async Task ReportAsync(TextWriter output)
    {
        await output.WriteLineAsync("\nMedian rates a second (one machine, one run: only the ratios mean something)");
        foreach (var (what, kept) in _rates)
        {
            await output.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"  {what, -8} {Median(kept), 10:0}")
            );
        }

        await output.WriteLineAsync("\nRatios");
        await RatioAsync(output, "cached product list / bare JSON", "list", "bare", 0.5);
        await RatioAsync(output, "product page / bare JSON", "page", "bare", 0.5);
        await RatioAsync(output, "order over HTTP / pgbench of the same statements", "order", PgBench.Same, 0.35);
        await RatioAsync(output, "order over HTTP / pgbench of the barest writes", "order", PgBench.Bare, null);
        if (Wants("publish"))
            await new PublishMeasurement(shop).RunAsync(output, time);
        if (Wants("webhook") && !shop.ApiApart)
            await new WebhookMeasurement(shop).RunAsync(output);
        if (only.Contains("paging"))
            await new PagingMeasurement(shop).RunAsync(output);
        if (Wants("order"))
            await ReportEventsAsync(output);
        var processes = shop.ApiApart ? "the Api alone" : "Api, Worker, simulator and cache in one process";
        await output.WriteLineAsync($"Memory after the load, {processes}: {shop.Memory}");
    }

    /// <summary>Places orders at a quarter of the maximum rate, so that the latency is not that of an ever-growing
    /// queue.</summary>
    private async Task ReportEventsAsync(TextWriter output)
    {
        await shop.DrainAsync();
        var pace = Math.Max(1, Median(_rates["order"]) / 4);
        var (from, started, placed) = (TimeProvider.System.GetUtcNow(), Stopwatch.GetTimestamp(), new List<Task>());
        while (Stopwatch.GetElapsedTime(started) < 2 * time)
        {
            placed.Add(Task.Run(async () => await shop.CompleteAsync(await shop.QuoteAsync(Random.Shared))));
            await Task.Delay(TimeSpan.FromSeconds(1 / pace));
        }

        await Task.WhenAll(placed);
        await shop.DrainAsync();
        await using var connection = new NpgsqlConnection(shop.Database);
        await connection.OpenAsync();
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
        var percentiles = (double[])(await command.ExecuteScalarAsync())!;
        var rate = placed.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
        var (p50, p99) = (percentiles[0], percentiles[1]);
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Events of {rate:0} orders a second, to handled: p50 {p50:0.000} s, p99 {p99:0.000} s (aim below 1 s)"
            )
        );
    }

    private async Task RatioAsync(TextWriter output, string what, string measured, string against, double? aim)
    {
        if (!_rates.TryGetValue(measured, out var counted))
            return;
        if (!_rates.TryGetValue(against, out var yardstick))
        {
            await output.WriteLineAsync($"  {what}: not measured, {against} is not on this machine");
            return;
        }

        var ratio = Median(counted) / Median(yardstick);
        await output.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"  {what}: {ratio:0.00}")
                + (
                    aim is null
                        ? ""
                        : string.Create(
                            CultureInfo.InvariantCulture,
                            $" (aim {aim:0.00}: {(ratio >= aim ? "met" : "missed")})"
                        )
                )
        );
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
