using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;

namespace Marketplace.Bench;

/// <summary>Measures the time from sending a webhook to the response that confirms the commit, and the webhooks
/// handled per second.</summary>
/// <remarks>The simulated provider pays, signs and sends in the product's own process, so the rate is a lower bound of
/// the product's.</remarks>
internal sealed class WebhookMeasurement(BenchShop shop)
{
    private const int Payments = 300;
    private const int Payers = 8;
    private Uri _provider = null!;

    public async Task RunAsync(TextWriter output)
    {
        await PayAsync(40);
        var from = await PayAsync(Payments);
        var sent = (
            await shop.Anonymous.GetFromJsonAsync<JsonElement>(new Uri(_provider, "/_simulator/webhooks?limit=1000"))
        )
            .EnumerateArray()
            .Where(webhook => webhook.GetProperty("createdAt").GetDateTimeOffset() >= from)
            .SelectMany(webhook => webhook.GetProperty("attempts").EnumerateArray())
            .ToArray();
        var latencies = sent.Select(attempt => attempt.GetProperty("latencyMs").GetDouble()).Order().ToArray();
        var seconds = (sent.Max(attempt => attempt.GetProperty("at").GetDateTimeOffset()) - from).TotalSeconds;
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Webhooks of {Payments} card payments: {latencies.Length / seconds:0} webhooks a second, "
                    + $"{Payments / seconds:0} orders placed a second; sent to committed and answered p50 "
                    + $"{latencies[latencies.Length / 2]:0} ms, p99 {latencies[latencies.Length * 99 / 100]:0} ms"
            )
        );
    }

    /// <returns>When the first payment was made.</returns>
    private async Task<DateTimeOffset> PayAsync(int count)
    {
        var pages = new ConcurrentBag<Uri>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = Payers },
            async (number, _) =>
                pages.Add(
                    await shop.CompleteAsync(await shop.QuoteAsync(new Random(number), "card"))
                        ?? throw new InvalidOperationException("A card order came without a payment page.")
                )
        );
        _provider = new Uri(pages.First().GetLeftPart(UriPartial.Authority));
        await shop.DrainAsync();
        var from = TimeProvider.System.GetUtcNow();
        await Parallel.ForEachAsync(
            pages,
            new ParallelOptions { MaxDegreeOfParallelism = Payers },
            async (page, ct) =>
            {
                using var paid = await shop.Anonymous.PostAsJsonAsync(
                    $"{page.GetLeftPart(UriPartial.Authority)}/_simulator/sessions/{page.Segments[^1]}/pay",
                    new { scenario = "success" },
                    ct
                );
                paid.EnsureSuccessStatusCode();
            }
        );
        await WaitUntilPlacedAsync(from, count);
        return from;
    }

    private async Task WaitUntilPlacedAsync(DateTimeOffset from, int count)
    {
        await using var connection = new NpgsqlConnection(shop.Database);
        await connection.OpenAsync();
        for (var attempt = 0; attempt < 300; attempt++)
        {
            await using var command = new NpgsqlCommand(
                "SELECT COUNT(*) FROM orders.orders WHERE paid_at >= $1",
                connection
            )
            {
                Parameters = { new() { Value = from } },
            };
            if ((long)(await command.ExecuteScalarAsync())! >= count)
                return;
            await Task.Delay(100);
        }

        throw new InvalidOperationException("The paid orders were never all placed.");
    }
}
