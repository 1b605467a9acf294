using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using Npgsql;

namespace Marketplace.Bench;

/// <summary>How long a payment's first webhook takes from its arrival to the order that stands, and how many payments a second come through.</summary>
/// <remarks>The simulated provider pays, signs and sends in this very process, so the rate is a lower bound of the product's.</remarks>
internal sealed class WebhookMeasurement(BenchShop shop)
{
    private const int Payments = 300;
    private const int Payers = 8;

    public async Task RunAsync(TextWriter output)
    {
        await PayAsync(40);
        var from = await PayAsync(Payments);
        await using var connection = new NpgsqlConnection(shop.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            WITH paid AS (
                SELECT min(w.received_at) AS received, min(o.placed_at) AS placed FROM payments.webhook_inbox w
                JOIN payments.payments p ON p.id = w.payment_id JOIN orders.orders o ON o.purchase_id = p.ref_id
                WHERE w.received_at >= $1 AND o.placed_at IS NOT NULL GROUP BY p.id)
            SELECT percentile_cont(ARRAY[0.5, 0.99]) WITHIN GROUP (ORDER BY extract(epoch FROM placed - received)), count(*), extract(epoch FROM max(placed) - min(received))::float8 FROM paid
            """, connection) { Parameters = { new() { Value = from } } };
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var (percentiles, count, seconds) = (reader.GetFieldValue<double[]>(0), reader.GetInt64(1), reader.GetDouble(2));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"Webhooks of {count} card payments: {count / seconds:0} payments placed a second; accepted to placed p50 {percentiles[0] * 1000:0} ms, p99 {percentiles[1] * 1000:0} ms"));
    }

    /// <returns>When the first payment was made.</returns>
    private async Task<DateTimeOffset> PayAsync(int count)
    {
        var pages = new ConcurrentBag<Uri>();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = Payers }, async (number, _) =>
            pages.Add(await shop.CompleteAsync(await shop.QuoteAsync(new Random(number), "card")) ?? throw new InvalidOperationException("A card order came without a payment page.")));
        await shop.DrainAsync();
        var from = TimeProvider.System.GetUtcNow();
        await Parallel.ForEachAsync(pages, new ParallelOptions { MaxDegreeOfParallelism = Payers }, async (page, ct) =>
        {
            using var paid = await shop.Anonymous.PostAsJsonAsync($"{page.GetLeftPart(UriPartial.Authority)}/_simulator/sessions/{page.Segments[^1]}/pay", new { scenario = "success" }, ct);
            paid.EnsureSuccessStatusCode();
        });
        await WaitUntilPlacedAsync(from, count);
        return from;
    }

    private async Task WaitUntilPlacedAsync(DateTimeOffset from, int count)
    {
        await using var connection = new NpgsqlConnection(shop.Database);
        await connection.OpenAsync();
        for (var attempt = 0; attempt < 300; attempt++)
        {
            await using var command = new NpgsqlCommand("SELECT COUNT(*) FROM orders.orders WHERE paid_at >= $1", connection) { Parameters = { new() { Value = from } } };
            if ((long)(await command.ExecuteScalarAsync())! >= count) return;
            await Task.Delay(100);
        }

        throw new InvalidOperationException("The paid orders were never all placed.");
    }
}
