using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>An order that comes in several parcels.</summary>
public sealed class ParcelFlowTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Parcels_TwoOfAnOrder_MoveItWithTheLastOne()
    {
        var ((order, seller, buyer, _), line) = await app.ConfirmedOrderAsync(quantity: 5);
        var first = await seller.PackedAsync(order, (line, 2));
        Assert.Empty(await buyer.ParcelsAsync(order));
        await seller.ShipParcelAsync(order, first, "YK 42");
        Assert.Equal("confirmed", await buyer.StatusAsync(order));
        var seen = Assert.Single(await buyer.ParcelsAsync(order));
        Assert.Equal(
            ("shipped", "Yurtiçi Kargo", "YK 42", 2),
            (
                seen.GetProperty("status").GetString(),
                seen.GetProperty("carrier").GetString(),
                seen.GetProperty("trackingNumber").GetString(),
                seen.GetProperty("lines")[0].GetProperty("quantity").GetInt32()
            )
        );
        Assert.EndsWith("?code=YK%2042", seen.GetProperty("trackingUrl").GetString());

        (await seller.MoveParcelAsync(order, first, "deliver")).Expect(HttpStatusCode.OK);
        Assert.Equal("confirmed", await buyer.StatusAsync(order));
        var second = await seller.PackedAsync(order);
        await seller.ShipParcelAsync(order, second);
        Assert.Equal("shipped", await buyer.StatusAsync(order));
        (await buyer.AsBuyerAsync(order, $"parcels/{second}/confirm-receipt")).Expect(HttpStatusCode.OK);

        Assert.Equal("delivered", await buyer.StatusAsync(order));
        Assert.Equal(2, await app.EventsOfAsync(order, "orders.parcel-shipped"));
        Assert.Equal(2, await app.EventsOfAsync(order, "orders.parcel-delivered"));
        Assert.Equal(1, await app.EventsOfAsync(order, "orders.order-shipped"));
        Assert.Equal(1, await app.EventsOfAsync(order, "orders.order-delivered"));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Ship_TheOrderAsBefore_IsOneParcelOfAllThatIsLeft()
    {
        var ((order, seller, buyer, _), line) = await app.ConfirmedOrderAsync(quantity: 5);
        var packed = await seller.PackedAsync(order, (line, 1));
        await seller.ShipParcelAsync(order, packed);
        (await seller.AsSellerAsync(order, "ship", new { carrier = "Kurye", trackingNumber = "7" })).Expect(
            HttpStatusCode.OK
        );
        Assert.Equal("shipped", await buyer.StatusAsync(order));
        var parcels = await buyer.ParcelsAsync(order);
        Assert.Equal([1, 4], parcels.Select(p => p.GetProperty("lines")[0].GetProperty("quantity").GetInt32()));
        var number = (
            await (await buyer.Client.GetAsync($"/api/v1/orders/{order}")).JsonAsync(HttpStatusCode.OK)
        ).GetProperty("number");
        Assert.Equal([$"{number}-1", $"{number}-2"], parcels.Select(p => p.GetProperty("number").GetString()!));

        (await seller.AsSellerAsync(order, "deliver")).Expect(HttpStatusCode.OK);
        Assert.All(
            await buyer.ParcelsAsync(order),
            p => Assert.Equal("delivered", p.GetProperty("status").GetString())
        );
        Assert.Equal("delivered", await buyer.StatusAsync(order));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Cancel_APackedParcel_FreesItsUnits()
    {
        var ((order, seller, _, _), line) = await app.ConfirmedOrderAsync(quantity: 3);
        var parcel = await seller.PackedAsync(order);
        var refused = await (await seller.PackAsync(order, (line, 1))).ProblemAsync(422, "parcel.units_unavailable");
        var lacking = refused.GetProperty("params").GetProperty("lines")[0];
        Assert.Equal(0, lacking.GetProperty("available").GetInt32());
        await (await seller.AsSellerAsync(order, "ship", new { })).ProblemAsync(422, "parcel.units_unavailable");
        await (await seller.AsSellerAsync(order, "cancel", new { reasonCode = "damaged" })).ProblemAsync(
            409,
            "order.invalid_transition"
        );

        (await seller.MoveParcelAsync(order, parcel, "cancel")).Expect(HttpStatusCode.OK);
        await (await seller.MoveParcelAsync(order, parcel, "cancel")).ProblemAsync(409, "parcel.invalid_transition");
        await seller.PackedAsync(order, (line, 3));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Ship_ByCarrier_NeedsAKnownCarrierAndAFreeTrackingNumber()
    {
        var ((order, seller, _, _), line) = await app.ConfirmedOrderAsync(quantity: 2);
        var (first, second) = (await seller.PackedAsync(order, (line, 1)), await seller.PackedAsync(order, (line, 1)));
        Task<HttpResponseMessage> ShipAsync(Guid parcel, object body) =>
            seller.MoveParcelAsync(order, parcel, "ship", body);
        await (await ShipAsync(first, new { carrierCode = "aras" })).ProblemAsync(400, "validation.failed");
        await (await ShipAsync(first, new { trackingNumber = "1" })).ProblemAsync(400, "validation.failed");
        await (await ShipAsync(first, new { carrierCode = "unknown", trackingNumber = "1" })).ProblemAsync(
            400,
            "validation.failed"
        );
        (await ShipAsync(first, new { carrierCode = "aras", trackingNumber = "A1" })).Expect(HttpStatusCode.OK);
        await (await ShipAsync(second, new { carrierCode = "aras", trackingNumber = "A1" })).ProblemAsync(
            409,
            "parcel.tracking_taken"
        );
        (await ShipAsync(second, new { carrierCode = "ptt", trackingNumber = "A1" })).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Clock_OfAParcelOnItsWay_DeliversItButNotOneThatFailed()
    {
        await using var own = new MarketplaceApp();
        await own.InitializeAsync();
        var ((order, seller, buyer, _), line) = await own.ConfirmedOrderAsync(quantity: 2);
        var (first, second) = (await seller.PackedAsync(order, (line, 1)), await seller.PackedAsync(order, (line, 1)));
        await seller.ShipParcelAsync(order, first);
        await seller.ShipParcelAsync(order, second);
        (await seller.MoveParcelAsync(order, second, "undelivered", new { reason = "not_found" })).Expect(
            HttpStatusCode.OK
        );
        // As if it was reported a week later: it is closed ten days after the report.
        await own.ExecuteAsync($"UPDATE orders.parcels SET due_at = due_at + interval '7 days' WHERE id = '{second}'");
        own.Clock.Advance(TimeSpan.FromDays(14) + TimeSpan.FromMinutes(1));
        await own.RunJobAsync("orders.watch-parcels");
        Assert.Equal("Shipped", await own.OrderStatusOfAsync(order));
        Assert.Equal(
            "Delivered,Undelivered",
            await own.ScalarAsync<string>(
                $"SELECT string_agg(status, ',' ORDER BY seq) FROM orders.parcels WHERE order_id = '{order}'"
            )
        );
        await own.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Parcel_OfSomebodyElse_DoesNotExist()
    {
        var ((order, seller, buyer, _), _) = await app.ConfirmedOrderAsync();
        var parcel = await seller.PackedAsync(order);
        var (other, stranger) = (await app.SellerAsync(), await app.BuyerAsync());
        await (await other.PackAsync(order)).ProblemAsync(404, "resource.not_found");
        await (await other.MoveParcelAsync(order, parcel, "ship", new { })).ProblemAsync(404, "resource.not_found");
        await (await seller.MoveParcelAsync(order, order, "cancel")).ProblemAsync(404, "resource.not_found");
        await (await stranger.Client.GetAsync($"/api/v1/orders/{order}/parcels")).ProblemAsync(
            404,
            "resource.not_found"
        );
        await (await buyer.AsBuyerAsync(order, $"parcels/{parcel}/confirm-receipt")).ProblemAsync(
            409,
            "parcel.invalid_transition"
        );
    }
}
