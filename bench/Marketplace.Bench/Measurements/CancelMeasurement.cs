using System.Collections.Concurrent;

namespace Marketplace.Bench;

/// <summary>Buyers cancel orders of three lines that are placed and paid in cash.</summary>
internal sealed class CancelMeasurement : Measurement
{
    private const int Orders = 400;

    public override IReadOnlyList<string> Names => ["cancel"];

    public override string Title => "cancelling orders";

    public override async Task RunAsync(BenchRun run)
    {
        var shop = run.Shop;
        var placed = new ConcurrentBag<PlacedOrder>();
        await ClosedLoop.OverAsync(
            await shop.QuotesAsync(Orders),
            Buying.Callers,
            async quote => placed.Add(await shop.PlaceAsync(quote))
        );
        await WriteCost.MeasureAsync(
            run,
            "cancel",
            placed,
            order => shop.Buyer.PostAsync($"/api/v1/orders/{order.Order}/cancel", null)
        );
    }
}
