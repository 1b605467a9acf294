using System.Net;
using System.Text.Json.Nodes;

namespace Marketplace.Standalone;

/// <summary>The seller's part of the demo scenario: opens a store, publishes a product, reads reports.</summary>
internal sealed class DemoSellerSteps(DemoClient client, DemoReport report, string run)
{
    /// <summary>Units of the product in stock at the start.</summary>
    internal const int Stock = 10;

    /// <summary>Applies for a store and has it approved.</summary>
    /// <returns>The store's id.</returns>
    internal async Task<string> OpenStoreAsync(string seller, string admin, CancellationToken cancellationToken)
    {
        var draft = await client.PostAsync(
            "/api/v1/sellers",
            new JsonObject
            {
                ["slug"] = $"demo-{run}",
                ["name"] = $"Çarşı {run}",
                ["legalName"] = "Çarşı Ticaret Ltd. Şti.",
                ["taxId"] = "1234567890",
                ["iban"] = "TR330006100519786457841326",
                ["contactEmail"] = $"seller-{run}@example.com",
                ["phone"] = "+905551112233",
                ["address"] = "Bahariye Cad. 1, Kadıköy",
                ["acceptsCashOnDelivery"] = true,
            },
            seller,
            HttpStatusCode.Created,
            cancellationToken
        );
        var store = draft.Text("id");
        await client.PostAsync($"/api/v1/seller/{store}/submit", null, seller, HttpStatusCode.OK, cancellationToken);
        var approved = await client.PostAsync(
            $"/api/v1/admin/sellers/{store}/approve",
            new JsonObject { ["reason"] = "papers checked" },
            admin,
            HttpStatusCode.OK,
            cancellationToken
        );
        DemoReport.Expect(approved.Text("status"), "approved", "the store's status");
        if (approved!["storeOpen"]?.GetValue<bool>() != true)
            await PostAsync($"/api/v1/seller/{store}/store/open", null, seller, cancellationToken);
        report.Passed($"The seller applies for the store Çarşı {run}; the administrator approves it");
        return store;
    }

    /// <summary>Publishes a product and waits until search finds it.</summary>
    internal async Task<(string Product, string Variant)> PublishProductAsync(
        string store,
        string seller,
        CancellationToken cancellationToken
    )
    {
        var product = await client.PostAsync(
            $"/api/v1/seller/{store}/products",
            new JsonObject
            {
                ["categoryId"] = await CategoryAsync(cancellationToken),
                ["title"] = $"Bakır Cezve {run}",
                ["description"] = "El yapımı, 4 kişilik",
                ["publish"] = true,
                ["variants"] = new JsonArray(
                    new JsonObject
                    {
                        ["sku"] = $"CEZVE-{run}",
                        ["price"] = new JsonObject { ["amount"] = 34900, ["currency"] = "TRY" },
                        ["initialStock"] = Stock,
                    }
                ),
            },
            seller,
            HttpStatusCode.Created,
            cancellationToken
        );
        var id = product.Text("id");
        await client.UntilAsync(
            $"/api/v1/products?q=cezve+{run}",
            null,
            page => page["data"]!.AsArray().Any(p => p.Text("id") == id),
            "the product among the published ones",
            cancellationToken
        );
        report.Passed($"The seller lists Bakır Cezve {run} for 349.00 TRY with {Stock} units; buyers find it");
        return (id, product!["variants"]![0].Text("id"));
    }

    /// <summary>Waits until the order is in the store's reports.</summary>
    internal async Task ReadReportsAsync(string store, string seller, CancellationToken cancellationToken)
    {
        await client.UntilAsync(
            $"/api/v1/seller/{store}/analytics/sales-by-day",
            seller,
            days => days["data"]!.AsArray().Sum(d => d!["units"]!.GetValue<long>()) == 3,
            "three units in the store's reports",
            cancellationToken
        );
        report.Passed("The order shows up in the store's reports");
    }

    private async Task<string> CategoryAsync(CancellationToken cancellationToken)
    {
        var categories = await client.GetAsync("/api/v1/categories", null, cancellationToken);
        var leaf = categories!["data"]![0]!;
        while (leaf["children"] is JsonArray { Count: > 0 } children)
            leaf = children[0]!;
        return leaf.Text("id");
    }

    private Task PostAsync(string path, JsonNode? body, string token, CancellationToken cancellationToken) =>
        client.PostAsync(path, body, token, HttpStatusCode.OK, cancellationToken);
}
