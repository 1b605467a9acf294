using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Marketplace.Standalone;

/// <summary>The buyer's part of the demo scenario: orders with cash on delivery, and more than is in stock.</summary>
internal sealed class DemoOrderSteps(DemoClient client, DemoReport report)
{
    internal const int Quantity = 3;
    private const int Left = DemoSellerSteps.Stock - Quantity;

    /// <summary>Orders a cart with cash on delivery; the same request again must be the same order.</summary>
    /// <returns>The order's id.</returns>
    internal async Task<string> BuyWithCashAsync(string cart, string buyer, CancellationToken cancellationToken)
    {
        var checkout = await QuoteAsync("cartId", cart, "cash_on_delivery", buyer, cancellationToken);
        var key = Guid.CreateVersion7().ToString();
        var placed = await CompleteAsync(checkout, buyer, key, cancellationToken);
        var again = await CompleteAsync(checkout, buyer, key, cancellationToken);
        DemoReport.Expect(again.Text("purchaseId"), placed.Text("purchaseId"), "the purchase of a repeated request");
        var order = placed["orders"]![0];
        report.Passed(
            $"The buyer orders {Quantity} units, cash on delivery: order "
                + $"{order.Text("number")}; the same request again is the same order"
        );
        return order.Text("id");
    }

    /// <summary>Checks that the order took its units from the stock.</summary>
    internal async Task CheckStockAsync(
        string store,
        string variant,
        string seller,
        CancellationToken cancellationToken
    )
    {
        var stock = await client.GetAsync($"/api/v1/seller/{store}/stock/{variant}", seller, cancellationToken);
        DemoReport.Expect(
            stock!["available"]!.ToString(),
            Left.ToString(CultureInfo.InvariantCulture),
            "the units left"
        );
        report.Passed($"Stock went down from {DemoSellerSteps.Stock} to {Left}");
    }

    /// <summary>Checks that the buyer sees an order as delivered.</summary>
    internal async Task CheckDeliveredAsync(string order, string buyer, CancellationToken cancellationToken)
    {
        var seen = await client.GetAsync($"/api/v1/orders/{order}", buyer, cancellationToken);
        DemoReport.Expect(seen.Text("status"), "delivered", "the order's status for the buyer");
        report.Passed("Both parcels arrive; the buyer sees the order delivered and paid in cash");
    }

    /// <summary>Orders more than is left: refused.</summary>
    internal async Task TryToOversellAsync(string variant, string buyer, CancellationToken cancellationToken)
    {
        const int wanted = DemoSellerSteps.Stock;
        var checkout = await CreateCheckoutAsync(variant, wanted, "cash_on_delivery", buyer, cancellationToken);
        var refused = await client.PostOnceAsync(
            $"/api/v1/checkouts/{checkout}/complete",
            null,
            buyer,
            Guid.CreateVersion7().ToString(),
            HttpStatusCode.Conflict,
            cancellationToken
        );
        DemoReport.Expect(refused.Text("code"), "stock.insufficient", "the error code");
        report.Passed($"An order for {wanted} units when {Left} are left is refused with stock.insufficient");
    }

    /// <summary>Creates a checkout.</summary>
    /// <returns>Its id.</returns>
    internal Task<string> CreateCheckoutAsync(
        string variant,
        int quantity,
        string method,
        string buyer,
        CancellationToken cancellationToken
    ) =>
        QuoteAsync(
            "items",
            new JsonArray(new JsonObject { ["variantId"] = variant, ["quantity"] = quantity }),
            method,
            buyer,
            cancellationToken
        );

    private async Task<string> QuoteAsync(
        string from,
        JsonNode goods,
        string method,
        string buyer,
        CancellationToken cancellationToken
    )
    {
        var checkout = await client.PostAsync(
            "/api/v1/checkouts",
            new JsonObject
            {
                [from] = goods,
                ["address"] = new JsonObject
                {
                    ["fullName"] = "Ayşe Yılmaz",
                    ["phone"] = "+905321234567",
                    ["line1"] = "Moda Cad. 12",
                    ["district"] = "Kadıköy",
                    ["city"] = "İstanbul",
                },
                ["paymentMethod"] = method,
            },
            buyer,
            HttpStatusCode.Created,
            cancellationToken
        );
        return checkout.Text("id");
    }

    /// <summary>Completes a checkout: its orders are placed, or wait for the card payment.</summary>
    internal async Task<JsonNode> CompleteAsync(
        string checkout,
        string buyer,
        string key,
        CancellationToken cancellationToken
    ) =>
        (
            await client.PostOnceAsync(
                $"/api/v1/checkouts/{checkout}/complete",
                null,
                buyer,
                key,
                HttpStatusCode.Created,
                cancellationToken
            )
        )!;
}
