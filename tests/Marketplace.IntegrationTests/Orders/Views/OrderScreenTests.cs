using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Orders.Views;

/// <summary>One call answers what the screen of an order shows, and a list what its rows show.</summary>
public sealed class OrderScreenTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Iban = "TR330006100519786457841326";

    [Fact]
    public async Task Order_WithParcels_ShowsThoseItsViewerSees()
    {
        var (order, line) = await app.ConfirmedOrderAsync(quantity: 3);
        var sent = await order.Seller.PackedAsync(order.Id, (line, 1));
        await order.Seller.ShipParcelAsync(order.Id, sent, "T-1");
        var packed = await order.Seller.PackedAsync(order.Id, (line, 2));

        var seen = (await order.Buyer.OrderOfAsync(order.Id)).GetProperty("parcels");
        var parcel = Assert.Single(seen.EnumerateArray());
        Assert.Equal(sent, parcel.GetProperty("id").GetGuid());
        Assert.Equal("shipped", parcel.GetProperty("status").GetString());
        Assert.Contains("T-1", parcel.GetProperty("trackingUrl").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.String, parcel.GetProperty("dueAt").ValueKind);
        Assert.Equal(line, parcel.GetProperty("lines")[0].GetProperty("lineId").GetGuid());
        Assert.Equal(["deliver"], Texts(parcel, "actions"));

        var sold = (await order.Seller.SoldOrderOfAsync(order.Id)).GetProperty("parcels").EnumerateArray().ToList();
        Assert.Equal([sent, packed], sold.Select(p => p.GetProperty("id").GetGuid()));
        // No carrier makes labels here.
        Assert.Equal(["cancel", "ship"], Texts(sold[1], "actions"));
        Assert.Equal((1, 0, 0), await OngoingAsync(order.Buyer, "/api/v1/orders"));
    }

    [Fact]
    public async Task Order_Delivered_ShowsWhatCanBeReturnedAndTheReturns()
    {
        var order = await app.CashOrderAsync(quantity: 3);
        var line = await order.Buyer.LineOfAsync(order.Id);
        Assert.Equal((0, false), Returnable(await order.Buyer.OrderOfAsync(order.Id)));
        await order.Seller.DeliverAsync(order.Id);
        Assert.Equal((3, true), Returnable(await order.Buyer.OrderOfAsync(order.Id)));

        var made = await order.Buyer.ReturnAsync(order.Id, line, 2, iban: Iban);

        var view = await order.Buyer.OrderOfAsync(order.Id);
        Assert.Equal((1, true), Returnable(view));
        var seen = Assert.Single(view.GetProperty("returns").EnumerateArray());
        Assert.Equal(made, seen.GetProperty("id").GetGuid());
        Assert.Equal(("approved", "withdrawal", 2), (Text(seen, "status"), Text(seen, "kind"), Int(seen, "units")));
        Assert.Equal(["cancel", "hand_over"], Texts(seen, "actions"));
        var path = $"/api/v1/seller/{order.Seller.SellerId}/orders";
        Assert.Equal((0, 1, 0), await OngoingAsync(order.Seller, path));

        app.Clock.Advance(TimeSpan.FromDays(15));
        var later = order.Buyer with { Client = await app.SignInAgainAsync(order.Buyer) };
        var closed = await later.OrderOfAsync(order.Id);
        Assert.Equal((0, true), Returnable(closed));
        Assert.DoesNotContain("request_return", Texts(closed, "actions"));
        later.Dispose();
    }

    [Fact]
    public async Task Order_ReadAgain_IsNewWhenAMessageOrAReturnIs()
    {
        var order = await app.CashOrderAsync();
        await order.Seller.DeliverAsync(order.Id);
        var path = $"/api/v1/orders/{order.Id}";
        var tag = await TagAsync(order.Buyer, path);
        (await AskAsync(order.Buyer, path, tag)).Expect(HttpStatusCode.NotModified);

        await SayAsync(order.Seller, $"/seller/{order.Seller.SellerId}/threads/{order.Id}/messages");
        var told = await AskAsync(order.Buyer, path, tag);
        Assert.Equal(1, Int(await told.JsonAsync(HttpStatusCode.OK), "unreadMessages"));
        Assert.Equal((0, 0, 1), await OngoingAsync(order.Buyer, "/api/v1/orders"));
        Assert.Equal(0, Int(await order.Seller.SoldOrderOfAsync(order.Id), "unreadMessages"));

        tag = told.Headers.ETag!.Tag;
        await order.Buyer.ReturnAsync(order.Id, await order.Buyer.LineOfAsync(order.Id), iban: Iban);
        (await AskAsync(order.Buyer, path, tag)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Counts_OfBuyerAndStore_AddUpByStatus()
    {
        var store = await app.Store().WithProduct(stock: 20).OpenAsync();
        var buyer = await app.BuyerAsync();
        var orders = new List<Guid>();
        for (var i = 0; i < 4; i++)
            orders.Add(await buyer.OrderAsync(store.Product));
        (await store.Owner.AsSellerAsync(orders[0], "confirm")).Expect(HttpStatusCode.OK);
        (await store.Owner.AsSellerAsync(orders[1], "confirm")).Expect(HttpStatusCode.OK);
        (await buyer.AsBuyerAsync(orders[1], "cancel-request")).Expect(HttpStatusCode.Accepted);
        (await buyer.AsBuyerAsync(orders[2], "cancel")).Expect(HttpStatusCode.OK);

        var path = $"/api/v1/seller/{store.Id}/orders";
        foreach (var (who, root) in new[] { (buyer, "/api/v1/orders"), (store.Owner, path) })
        {
            var counts = await (await who.Client.GetAsync($"{root}/counts")).JsonAsync(HttpStatusCode.OK);
            Assert.Equal((4, 1), (Int(counts, "total"), Int(counts, "cancelRequested")));
            Assert.Equal((1, 2, 1, 0), (Of("placed"), Of("confirmed"), Of("cancelled"), Of("shipped")));
            Assert.Equal([orders[1], orders[0]], await IdsAsync(who, $"{root}?status=confirmed"));
            Assert.Equal([orders[2], orders[1], orders[0]], await IdsAsync(who, $"{root}?status=cancelled,confirmed"));
            int Of(string status) =>
                counts
                    .GetProperty("byStatus")
                    .EnumerateArray()
                    .Single(row => Text(row, "status") == status)
                    .GetProperty("count")
                    .GetInt32();
        }

        var wrong = await (await buyer.Client.GetAsync("/api/v1/orders?status=placed,sent")).ProblemAsync(
            400,
            "validation.failed"
        );
        var field = Assert.Single(wrong.GetProperty("errors").EnumerateArray());
        Assert.Equal(("?status", "value.not_allowed"), (Text(field, "pointer"), Text(field, "code")));
    }

    [Fact]
    public async Task List_OfSeveralStatuses_GoesOnWithItsCursorOnly()
    {
        var store = await app.Store().WithProduct(stock: 20).OpenAsync();
        var buyer = await app.BuyerAsync();
        var orders = new List<Guid>();
        for (var i = 0; i < 3; i++)
            orders.Add(await buyer.OrderAsync(store.Product));
        (await store.Owner.AsSellerAsync(orders[1], "confirm")).Expect(HttpStatusCode.OK);
        const string list = "/api/v1/orders?limit=2&status=placed,confirmed";

        var first = await (await buyer.Client.GetAsync(list)).JsonAsync(HttpStatusCode.OK);
        var cursor = Uri.EscapeDataString(first.GetProperty("page").GetProperty("nextCursor").GetString()!);

        Assert.Equal([orders[0]], await IdsAsync(buyer, $"{list}&cursor={cursor}"));
        var other = $"/api/v1/orders?limit=2&status=placed&cursor={cursor}";
        await (await buyer.Client.GetAsync(other)).ProblemAsync(400, "pagination.cursor_mismatch");
    }

    private static async Task<IEnumerable<Guid>> IdsAsync(SignIn who, string path) =>
        (await (await who.Client.GetAsync(path)).JsonAsync(HttpStatusCode.OK))
            .GetProperty("data")
            .EnumerateArray()
            .Select(row => row.GetProperty("id").GetGuid());

    private static async Task<(int Parcels, int Returns, int Unread)> OngoingAsync(SignIn who, string path)
    {
        var page = await (await who.Client.GetAsync(path)).JsonAsync(HttpStatusCode.OK);
        var row = Assert.Single(page.GetProperty("data").EnumerateArray());
        return (Int(row, "parcelsUnderway"), Int(row, "openReturns"), Int(row, "unreadMessages"));
    }

    private static (int Quantity, bool HasEnd) Returnable(JsonElement order)
    {
        var returnable = order.GetProperty("lines")[0].GetProperty("returnable");
        return (Int(returnable, "quantity"), returnable.GetProperty("until").ValueKind == JsonValueKind.String);
    }

    private static Task SayAsync(SignIn who, string path) =>
        who.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1{path}",
            new { body = "It is on its way." },
            ("Idempotency-Key", $"{Guid.CreateVersion7()}")
        );

    private static async Task<string> TagAsync(SignIn who, string path) =>
        (await who.Client.GetAsync(path)).Headers.ETag!.Tag;

    private static Task<HttpResponseMessage> AskAsync(SignIn who, string path, string tag) =>
        who.Client.SendJsonAsync(HttpMethod.Get, path, null, ("If-None-Match", tag));

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();

    private static int Int(JsonElement of, string name) => of.GetProperty(name).GetInt32();

    private static IEnumerable<string> Texts(JsonElement of, string name) =>
        of.GetProperty(name).EnumerateArray().Select(value => value.GetString()!);
}
