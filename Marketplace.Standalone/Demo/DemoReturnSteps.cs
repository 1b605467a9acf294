using System.Net;
using System.Text.Json.Nodes;

namespace Marketplace.Standalone;

/// <summary>A withdrawal in the demo scenario: the goods come back, and so does the card's money.</summary>
internal sealed class DemoReturnSteps(DemoClient client, DemoReport report)
{
    /// <summary>Delivers an order that was paid by card and takes it back.</summary>
    internal async Task TakeBackAsync(
        string store,
        string order,
        string seller,
        string buyer,
        CancellationToken cancellationToken
    )
    {
        var path = $"/api/v1/seller/{store}/orders/{order}";
        await PostAsync($"{path}/confirm", null, seller, HttpStatusCode.OK, cancellationToken);
        var shipment = new JsonObject { ["carrier"] = "Aras Kargo", ["trackingNumber"] = "987654321" };
        await PostAsync($"{path}/ship", shipment, seller, HttpStatusCode.OK, cancellationToken);
        var delivered = await PostAsync($"{path}/deliver", null, seller, HttpStatusCode.OK, cancellationToken);
        var id = await SendBackAsync(order, delivered!["lines"]![0].Text("id"), buyer, cancellationToken);
        foreach (var step in new[] { "receive", "accept" })
        {
            await PostAsync(
                $"/api/v1/seller/{store}/returns/{id}/{step}",
                step == "accept" ? new JsonObject() : null,
                seller,
                HttpStatusCode.OK,
                cancellationToken
            );
        }

        var refunded = await client.UntilAsync(
            $"/api/v1/returns/{id}",
            buyer,
            r => r.Text("status") == "refunded",
            "the refund paid by the provider",
            cancellationToken
        );
        report.Passed(
            $"The buyer withdraws ({refunded.Text("number")}); the store accepts the goods, and the card gets its "
                + "money back"
        );
    }

    /// <summary>Withdraws from one unit and gives it to a carrier.</summary>
    /// <returns>The return's id.</returns>
    private async Task<string> SendBackAsync(
        string order,
        string lineId,
        string buyer,
        CancellationToken cancellationToken
    )
    {
        var line = new JsonObject
        {
            ["lineId"] = lineId,
            ["quantity"] = 1,
            ["reasonCode"] = "changed_mind",
        };
        var requested = await PostAsync(
            $"/api/v1/orders/{order}/returns",
            new JsonObject { ["kind"] = "withdrawal", ["lines"] = new JsonArray(line) },
            buyer,
            HttpStatusCode.Created,
            cancellationToken
        );
        var id = requested.Text("id");
        DemoReport.Expect(requested.Text("status"), "approved", "the status of a withdrawal in time");
        await PostAsync(
            $"/api/v1/returns/{id}/hand-over",
            new JsonObject { ["carrier"] = "Aras Kargo", ["trackingNumber"] = "987654322" },
            buyer,
            HttpStatusCode.OK,
            cancellationToken
        );
        return id;
    }

    private Task<JsonNode?> PostAsync(
        string path,
        JsonNode? body,
        string token,
        HttpStatusCode expected,
        CancellationToken cancellationToken
    ) => client.PostOnceAsync(path, body, token, Guid.CreateVersion7().ToString(), expected, cancellationToken);
}
