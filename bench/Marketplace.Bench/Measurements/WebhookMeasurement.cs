using System.Net.Http.Json;
using System.Text.Json;

namespace Marketplace.Bench;

/// <summary>Measures the time from sending a webhook to the response that confirms the commit, and the webhooks
/// handled per second.</summary>
/// <remarks>The simulated provider pays, signs and sends in the product's own process, so the rate is a lower bound of
/// the product's and the processor time an upper one.</remarks>
internal sealed class WebhookMeasurement : Measurement
{
    private const int Payments = 300;
    private const int WarmUp = 40;

    public override IReadOnlyList<string> Names => ["webhook"];

    public override string Title => "webhooks of card payments";

    public override async Task RunAsync(BenchRun run)
    {
        var shop = run.Shop;
        if (shop.ApiApart)
        {
            await run.SayAsync("  left out: with the Api apart, payments go to the one-process host");
            return;
        }

        await CardOrders.PayAsync(shop, await CardOrders.PlaceAsync(shop, WarmUp));
        var orders = await CardOrders.PlaceAsync(shop, Payments);
        var from = TimeProvider.System.GetUtcNow();
        var spent = await CostMeasurement.SpentAsync(shop, () => CardOrders.PayAsync(shop, orders));
        var provider = new Uri(orders.First().PaymentPage!.GetLeftPart(UriPartial.Authority));
        var sent = (
            await shop.Anonymous.GetFromJsonAsync<JsonElement>(new Uri(provider, "/_simulator/webhooks?limit=1000"))
        )
            .EnumerateArray()
            .Where(webhook => webhook.GetProperty("createdAt").GetDateTimeOffset() >= from)
            .SelectMany(webhook => webhook.GetProperty("attempts").EnumerateArray())
            .ToArray();
        var latencies = sent.Select(attempt => attempt.GetProperty("latencyMs").GetDouble()).ToArray();
        var seconds = (sent.Max(attempt => attempt.GetProperty("at").GetDateTimeOffset()) - from).TotalSeconds;
        run.Figures.Set("webhook", latencies.Length / seconds);
        run.Figures.Set("webhook-p50", latencies.At(0.5));
        run.Figures.Set("webhook-p99", latencies.At(0.99));
        run.Figures.Set("webhook-ms", spent.Sum.TotalMilliseconds / Payments);
    }
}
