using System.Net;
using System.Text.Json.Nodes;

namespace Marketplace.Standalone;

/// <summary>The buyer's way to the order in the demo scenario: a guest's cart that becomes part of their own.</summary>
internal sealed class DemoCartSteps(DemoClient client, DemoReport report)
{
    /// <summary>Fills a cart without an account, then signs in and takes it over.</summary>
    /// <returns>The id of the account's cart.</returns>
    internal async Task<string> FillAsync(string variant, string buyer, CancellationToken cancellationToken)
    {
        var guest = await client.PostAsync(
            "/api/v1/carts",
            new JsonObject
            {
                ["items"] = new JsonArray(
                    new JsonObject { ["variantId"] = variant, ["quantity"] = DemoOrderSteps.Quantity }
                ),
            },
            null,
            HttpStatusCode.Created,
            cancellationToken
        );
        var own = await client.PostAsync(
            "/api/v1/carts",
            new JsonObject(),
            buyer,
            HttpStatusCode.Created,
            cancellationToken
        );
        var cart = own!["cart"].Text("id");
        var merged = await client.PostOnceAsync(
            $"/api/v1/carts/{cart}/merge",
            new JsonObject { ["from"] = guest!["cart"].Text("id"), ["token"] = guest.Text("token") },
            buyer,
            Guid.CreateVersion7().ToString(),
            HttpStatusCode.OK,
            cancellationToken
        );
        var item = merged!["sellers"]![0]!["items"]![0];
        DemoReport.Expect(item.Text("variantId"), variant, "the variant in the cart");
        report.Passed($"A guest's cart with {item.Text("quantity")} units becomes the buyer's when they sign in");
        return cart;
    }

    /// <summary>Checks that what was bought has left the cart.</summary>
    internal async Task CheckEmptyAsync(string buyer, CancellationToken cancellationToken)
    {
        var cart = await client.GetAsync("/api/v1/me/cart", buyer, cancellationToken);
        DemoReport.Expect(
            cart!["sellers"]!.AsArray().Count == 0 ? "nothing" : "something",
            "nothing",
            "what is left in the cart"
        );
        report.Passed("What was bought has left the cart");
    }
}
