using System.Net;
using System.Text.Json.Nodes;

namespace Marketplace.Standalone;

/// <summary>The card payments of the demo scenario: an order and a subscription.</summary>
internal sealed class DemoPaymentSteps(DemoClient client, DemoReport report)
{
    /// <summary>Orders one unit by card and pays it.</summary>
    /// <returns>The order's id.</returns>
    internal async Task<string> BuyByCardAsync(
        DemoOrderSteps orders,
        string variant,
        string buyer,
        CancellationToken cancellationToken
    )
    {
        var checkout = await orders.CreateCheckoutAsync(variant, 1, "card", buyer, cancellationToken);
        var placed = await orders.CompleteAsync(checkout, buyer, Guid.CreateVersion7().ToString(), cancellationToken);
        var order = placed["orders"]![0];
        await PayAsync(placed["payment"], cancellationToken);
        await client.UntilAsync(
            $"/api/v1/orders/{order.Text("id")}",
            buyer,
            o => o.Text("status") == "placed",
            "the order placed by the provider's webhook",
            cancellationToken
        );
        report.Passed(
            "The buyer orders one more by card and pays on the provider's page; its webhook places order "
                + order.Text("number")
        );
        return order.Text("id");
    }

    /// <summary>Subscribes a store to the standard plan and pays the first invoice.</summary>
    internal async Task SubscribeAsync(string store, string seller, CancellationToken cancellationToken)
    {
        var billed = await client.PostOnceAsync(
            $"/api/v1/seller/{store}/subscription",
            new JsonObject { ["planCode"] = "standard" },
            seller,
            Guid.CreateVersion7().ToString(),
            HttpStatusCode.Created,
            cancellationToken
        );
        await PayAsync(billed!["payment"], cancellationToken);
        await client.UntilAsync(
            $"/api/v1/seller/{store}/subscription",
            seller,
            s => s.Text("status") == "active",
            "an active subscription",
            cancellationToken
        );
        var usage = await client.GetAsync($"/api/v1/seller/{store}/usage", seller, cancellationToken);
        var listings = usage!["current"]!.AsArray().Single(m => m.Text("metric") == "activeListings")!;
        DemoReport.Expect(listings["limit"]!.ToString(), "25", "the listings the plan allows");
        report.Passed(
            "The seller subscribes to the standard plan and pays invoice "
                + $"{billed["invoice"].Text("number")}: {listings["used"]} of 25 listings used"
        );
    }

    /// <summary>Pays on the payment simulator as the page's button does; a real provider's page needs a
    /// person.</summary>
    private async Task PayAsync(JsonNode? payment, CancellationToken cancellationToken)
    {
        var page = new Uri(payment.Text("checkoutUrl"));
        if (!page.IsLoopback)
        {
            throw new DemoFailedException(
                $"the payment is open at {page}: the demo can pay only where the payment simulator runs."
            );
        }

        await client.PostAsync(
            $"{page.GetLeftPart(UriPartial.Authority)}/_simulator/sessions/{page.Segments[^1]}/pay",
            new JsonObject { ["scenario"] = "success" },
            null,
            HttpStatusCode.OK,
            cancellationToken
        );
    }
}
