using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>What a carrier reports moves parcels, by webhook or by poll, over HTTP on both sides.</summary>
public sealed class CarrierScanTests(CarrierApp app) : IClassFixture<CarrierApp>
{
    [Theory]
    [InlineData("once")]
    [InlineData("duplicate")]
    [InlineData("reordered")]
    public async Task Scans_OfADelivery_DeliverTheOrderOnce(string news)
    {
        var (order, parcel, tracking) = await LabelledAsync();
        var (sent, taken) = await app.Carrier.TravelAsync(tracking, "delivered", news);
        Assert.Equal((news == "duplicate" ? 12 : 4, sent), (sent, taken));
        Assert.Equal("delivered", await order.Buyer.StatusAsync(order.Id));
        Assert.Equal(1, await app.LedgerCountOfAsync(order.Id, "CashCollected"));
        Assert.Equal(1, await app.EventsOfAsync(order.Id, "orders.order-shipped"));
        Assert.Equal(1, await app.EventsOfAsync(order.Id, "orders.order-delivered"));
        var events = (await CarrierApp.ParcelAsync(order.Seller, order.Id, parcel)).GetProperty("events");
        var last = events[events.GetArrayLength() - 1];
        Assert.Equal("carrier", last.GetProperty("source").GetString());
        Assert.Equal("delivered", last.GetProperty("carrierStatus").GetString());
        Assert.Equal("Kadıköy", last.GetProperty("place").GetString());
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Scans_LateOrWithheld_AreAppliedByTheLateWebhookOrThePoll()
    {
        var (late, _, lateTracking) = await LabelledAsync();
        await app.Carrier.TravelAsync(lateTracking, "delivered", "late");
        var (missed, parcel, tracking) = await LabelledAsync();
        Assert.Equal((0, 0), await app.Carrier.TravelAsync(tracking, "refused", "withheld"));
        Assert.Equal("ready", await CarrierApp.StatusAsync(missed.Seller, missed.Id, parcel));

        await app.RunJobAsync("orders.watch-parcels");
        Assert.Equal("undelivered", await CarrierApp.StatusAsync(missed.Seller, missed.Id, parcel));
        await app.RunJobAsync("orders.watch-parcels");
        await app.Carrier.ScanAsync(tracking, "delivered", "withheld");
        await app.RunJobAsync("orders.watch-parcels");
        Assert.Equal("delivered", await missed.Buyer.StatusAsync(missed.Id));
        await MarketplaceApp.EventuallyAsync(
            "the late webhook arrives",
            async () => await late.Buyer.StatusAsync(late.Id) == "delivered"
        );
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Poll_CarrierIsDown_FailsTheRunAndReadsOnLater()
    {
        var (order, parcel, tracking) = await LabelledAsync();
        await app.Carrier.TravelAsync(tracking, "lost", "withheld");
        await app.Carrier.AnswerAsync("down");
        Assert.Contains("503", await app.FailJobAsync("orders.watch-parcels"));
        await app.Carrier.AnswerAsync("up");
        await app.RunJobAsync("orders.watch-parcels");
        Assert.Equal("undelivered", await CarrierApp.StatusAsync(order.Seller, order.Id, parcel));
    }

    [Fact]
    public async Task Poll_AScanThatAlwaysFails_HoldsUpNobodyAndIsPassedOver()
    {
        var (_, broken, brokenTracking) = await LabelledAsync();
        await app.Carrier.TravelAsync(brokenTracking, "delivered", "withheld");
        await app.ExecuteAsync(
            $"""
            CREATE FUNCTION orders.broken() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'this parcel cannot be moved'; END $$;
            CREATE TRIGGER broken BEFORE UPDATE ON orders.parcels FOR EACH ROW WHEN (NEW.id = '{broken}')
                EXECUTE FUNCTION orders.broken();
            """
        );
        var before = await CursorAsync();
        var (other, _, tracking) = await LabelledAsync();
        await app.Carrier.TravelAsync(tracking, "delivered", "withheld");

        await app.FailJobAsync("orders.watch-parcels");
        Assert.Equal("delivered", await other.Buyer.StatusAsync(other.Id));
        // It is read again: what failed for a moment is not lost.
        Assert.Equal(before, await CursorAsync());

        app.Clock.Advance(TimeSpan.FromHours(7));
        await app.FailJobAsync("orders.watch-parcels");
        Assert.NotEqual(before, await CursorAsync());
        await app.RunJobAsync("orders.watch-parcels");
        await app.ExecuteAsync("DROP TRIGGER broken ON orders.parcels; DROP FUNCTION orders.broken()");
    }

    [Fact]
    public async Task Scans_RefusedAtTheDoor_CostTheSellerNothing()
    {
        var (order, parcel, tracking) = await LabelledAsync();
        await app.Carrier.TravelAsync(tracking, "refused");
        var failed = await CarrierApp.ParcelAsync(order.Seller, order.Id, parcel);
        Assert.Equal("refused", failed.GetProperty("undeliveredReason").GetString());
        await app.DrainAsync();
        Assert.Equal(1, await app.NotificationsOfAsync(order.Seller, "parcel.undelivered_for_seller"));
        (await order.Seller.MoveParcelAsync(order.Id, parcel, "came-back", new { })).Expect(HttpStatusCode.OK);
        Assert.Equal("cancelled", await order.Buyer.StatusAsync(order.Id));
        Assert.Equal((10, 0, 10L), await app.StockOfAsync(order.Goods.VariantId));
        Assert.Equal(0, await app.LedgerCountOfAsync(order.Id, "CashCollected"));
        // What the carrier says afterwards changes nothing.
        await app.Carrier.ScanAsync(tracking, "delivered");
        Assert.Equal("returned_to_seller", await CarrierApp.StatusAsync(order.Seller, order.Id, parcel));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Scans_OfALostParcel_PutNothingBackOnTheShelf()
    {
        var (order, parcel, tracking) = await LabelledAsync();
        await app.Carrier.TravelAsync(tracking, "lost");
        (await order.Seller.MoveParcelAsync(order.Id, parcel, "came-back", new { })).Expect(HttpStatusCode.OK);
        Assert.Equal(9, (await app.StockOfAsync(order.Goods.VariantId)).OnHand);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Scans_OfBeforeTheRetry_DoNotFailTheParcelAgain()
    {
        var (order, parcel, tracking) = await LabelledAsync();
        await app.Carrier.TravelAsync(tracking, "not_found", "withheld");
        await app.RunJobAsync("orders.watch-parcels");
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        (await order.Seller.MoveParcelAsync(order.Id, parcel, "retry")).Expect(HttpStatusCode.OK);
        await app.ExecuteAsync("UPDATE orders.carriers SET tracking_cursor = NULL WHERE code = 'simulator'");
        await app.RunJobAsync("orders.watch-parcels");
        Assert.Equal("shipped", await CarrierApp.StatusAsync(order.Seller, order.Id, parcel));
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.Carrier.ScanAsync(tracking, "not_found");
        Assert.Equal("undelivered", await CarrierApp.StatusAsync(order.Seller, order.Id, parcel));
    }

    private Task<string> CursorAsync() =>
        app.ScalarAsync<string>("SELECT COALESCE(tracking_cursor, '') FROM orders.carriers WHERE code = 'simulator'");

    private async Task<(CashOrder Order, Guid Parcel, string Tracking)> LabelledAsync()
    {
        var (order, _) = await app.ConfirmedOrderAsync(quantity: 1);
        var parcel = await order.Seller.PackedAsync(order.Id);
        return (order, parcel, await CarrierApp.LabelledAsync(order.Seller, order.Id, parcel));
    }
}
