using System.Net.Http.Json;

namespace Marketplace.Bench;

/// <summary>The seller gives back all the money of card orders; sending it to the provider is the work of a job and is
/// not measured.</summary>
internal sealed class RefundMeasurement : Measurement
{
    private const int Orders = 200;

    public override IReadOnlyList<string> Names => ["refund"];

    public override string Title => "refunds of card orders";

    public override async Task RunAsync(BenchRun run)
    {
        var shop = run.Shop;
        if (shop.ApiApart)
        {
            await run.SayAsync("  left out: with the Api apart, payments go to the one-process host");
            return;
        }

        var orders = await CardOrders.PlaceAsync(shop, Orders);
        await CardOrders.PayAsync(shop, orders);
        await WriteCost.MeasureAsync(run, "refund", orders, order => RefundAsync(shop, order));
    }

    private static async Task<HttpResponseMessage> RefundAsync(BenchShop shop, PlacedOrder order)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"/api/v1/seller/{shop.Goods.Store}/orders/{order.Order}/refunds"
        )
        {
            Content = JsonContent.Create(new { reason = "goodwill" }),
        };
        request.Headers.Add("Idempotency-Key", order.Order.ToString());
        return await shop.Clients.Seller.SendAsync(request);
    }
}
