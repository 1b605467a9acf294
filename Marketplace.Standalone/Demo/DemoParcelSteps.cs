using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Marketplace.Standalone;

/// <summary>The delivery in the demo scenario: one order leaves in two parcels, and buyer and seller write to each
/// other about it.</summary>
internal sealed class DemoParcelSteps(DemoClient client, DemoReport report)
{
    /// <summary>Ships an order in two parcels with different carriers; the buyer follows both.</summary>
    internal async Task ShipInTwoAsync(
        string store,
        string order,
        string seller,
        string buyer,
        CancellationToken cancellationToken
    )
    {
        var path = $"/api/v1/seller/{store}/orders/{order}";
        var confirmed = await PostAsync($"{path}/confirm", null, seller, HttpStatusCode.OK, cancellationToken);
        var line = confirmed!["lines"]![0].Text("id");
        var first = await ShipAsync(path, (line, 2), "yurtici", seller, cancellationToken);
        var between = await client.GetAsync($"/api/v1/orders/{order}", buyer, cancellationToken);
        DemoReport.Expect(between.Text("status"), "confirmed", "the status of an order that has left in part");
        var second = await ShipAsync(path, (line, 1), "hepsijet", seller, cancellationToken);
        var parcels = await client.GetAsync($"/api/v1/orders/{order}/parcels", buyer, cancellationToken);
        var tracked = parcels!["data"]!.AsArray().Count(p => p!["trackingUrl"] is not null);
        DemoReport.Expect(tracked.ToString(CultureInfo.InvariantCulture), "2", "the parcels the buyer can track");
        report.Passed(
            "The seller confirms, ships two units with Yurtiçi Kargo and the third with HepsiJET; the buyer tracks both"
        );
        foreach (var parcel in new[] { first, second })
            await PostAsync($"{path}/parcels/{parcel}/deliver", null, seller, HttpStatusCode.OK, cancellationToken);
    }

    /// <summary>The buyer asks about an order, and the store answers.</summary>
    internal async Task TalkAsync(
        string store,
        string order,
        string seller,
        string buyer,
        CancellationToken cancellationToken
    )
    {
        var question = new JsonObject { ["body"] = "Merhaba, hediye paketi yapabilir misiniz? 0532 123 45 67" };
        var sent = await PostAsync(
            $"/api/v1/orders/{order}/messages",
            question,
            buyer,
            HttpStatusCode.Created,
            cancellationToken
        );
        DemoReport.Expect(sent!["hadContactData"]!.ToString(), "true", "that the phone number was hidden");
        var unread = await client.GetAsync($"/api/v1/seller/{store}/threads?unread=true", seller, cancellationToken);
        DemoReport.Expect(unread!["data"]![0].Text("orderId"), order, "the order with unread messages");
        var answer = new JsonObject { ["body"] = "Elbette, kurdelesi de bizden." };
        await PostAsync(
            $"/api/v1/seller/{store}/threads/{order}/messages",
            answer,
            seller,
            HttpStatusCode.Created,
            cancellationToken
        );
        var heard = await client.GetAsync($"/api/v1/orders/{order}/messages", buyer, cancellationToken);
        DemoReport.Expect(heard!["unread"]!.ToString(), "1", "the buyer's unread messages");
        report.Passed("The buyer writes to the store, with the phone number hidden; the store answers");
    }

    private async Task<string> ShipAsync(
        string path,
        (string Line, int Quantity) units,
        string carrier,
        string seller,
        CancellationToken cancellationToken
    )
    {
        var line = new JsonObject { ["lineId"] = units.Line, ["quantity"] = units.Quantity };
        var packed = await PostAsync(
            $"{path}/parcels",
            new JsonObject { ["lines"] = new JsonArray(line) },
            seller,
            HttpStatusCode.Created,
            cancellationToken
        );
        var parcel = packed.Text("id");
        await PostAsync(
            $"{path}/parcels/{parcel}/ship",
            new JsonObject { ["carrierCode"] = carrier, ["trackingNumber"] = "DEMO" + packed.Text("number") },
            seller,
            HttpStatusCode.OK,
            cancellationToken
        );
        return parcel;
    }

    private Task<JsonNode?> PostAsync(
        string path,
        JsonNode? body,
        string token,
        HttpStatusCode expected,
        CancellationToken cancellationToken
    ) => client.PostOnceAsync(path, body, token, Guid.CreateVersion7().ToString(), expected, cancellationToken);
}
