using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>Parcels that could not be delivered: what comes back is cancelled, restocked and refunded.</summary>
public sealed class CameBackTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Fact]
    public async Task CameBack_ACashOrderRefusedAtTheDoor_CostsTheSellerNothing()
    {
        var ((order, seller, buyer, goods), _) = await app.ConfirmedOrderAsync(quantity: 4);
        var parcel = await seller.PackedAsync(order);
        await seller.ShipParcelAsync(order, parcel);
        await FailAsync(seller, order, parcel, "refused");
        Assert.Equal("shipped", await buyer.StatusAsync(order));
        (await seller.MoveParcelAsync(order, parcel, "came-back", new { })).Expect(HttpStatusCode.OK);
        await (await seller.MoveParcelAsync(order, parcel, "came-back", new { })).ProblemAsync(
            409,
            "parcel.invalid_transition"
        );

        Assert.Equal("cancelled", await buyer.StatusAsync(order));
        Assert.Equal((10, 0, 10L), await app.StockOfAsync(goods.VariantId));
        Assert.Equal(0, await app.LedgerCountOfAsync(order, "CashCollected"));
        Assert.Equal(0, await app.PayableOfAsync(seller.SellerId));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task CameBack_ALostParcel_PutsNothingBackOnTheShelf()
    {
        var ((order, seller, buyer, goods), _) = await app.ConfirmedOrderAsync(quantity: 4);
        var parcel = await seller.PackedAsync(order);
        await seller.ShipParcelAsync(order, parcel);
        await FailAsync(seller, order, parcel, "lost");
        (await seller.MoveParcelAsync(order, parcel, "came-back", new { })).Expect(HttpStatusCode.OK);
        Assert.Equal("cancelled", await buyer.StatusAsync(order));
        Assert.Equal(6, (await app.StockOfAsync(goods.VariantId)).OnHand);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task CameBack_PartOfACardOrder_IsRefundedAndTheRestIsDelivered()
    {
        var sale = await app.PaidOrderAsync(variant: 0, quantity: 3);
        var seller = app.Seller;
        (await seller.AsSellerAsync(sale.OrderId, "confirm")).Expect(HttpStatusCode.OK);
        var line = (await seller.LinesAsync(sale.OrderId)).Single();
        var (first, second) = (
            await seller.PackedAsync(sale.OrderId, (line, 1)),
            await seller.PackedAsync(sale.OrderId, (line, 2))
        );
        await seller.ShipParcelAsync(sale.OrderId, first);
        await seller.ShipParcelAsync(sale.OrderId, second);
        (await seller.MoveParcelAsync(sale.OrderId, first, "deliver")).Expect(HttpStatusCode.OK);
        await FailAsync(seller, sale.OrderId, second, "damaged");
        var stock = (await app.StockOfAsync(app.Variants[0])).OnHand;
        await (await CameBackAsync(seller, sale.OrderId, second, (line, 3))).ProblemAsync(400, "validation.failed");
        (await CameBackAsync(seller, sale.OrderId, second, (line, 1))).Expect(HttpStatusCode.OK);

        Assert.Equal("delivered", await app.Buyer.StatusAsync(sale.OrderId));
        Assert.Equal(stock + 1, (await app.StockOfAsync(app.Variants[0])).OnHand);
        await PayBack.AllAsync(app, sale.PaymentId);
        Assert.Equal(6_666, (await app.OrderAsync(sale.OrderId)).RefundedMinor);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Retry_AFailedDelivery_PutsTheParcelOnItsWayAgain()
    {
        var ((order, seller, buyer, _), _) = await app.ConfirmedOrderAsync(quantity: 1);
        var parcel = await seller.PackedAsync(order);
        await seller.ShipParcelAsync(order, parcel);
        await (await seller.MoveParcelAsync(order, parcel, "undelivered", new { })).ProblemAsync(
            400,
            "validation.failed"
        );
        await FailAsync(seller, order, parcel, "not_found");
        await (await seller.MoveParcelAsync(order, parcel, "deliver")).ProblemAsync(409, "parcel.invalid_transition");
        (await seller.MoveParcelAsync(order, parcel, "retry")).Expect(HttpStatusCode.OK);
        (await seller.MoveParcelAsync(order, parcel, "deliver")).Expect(HttpStatusCode.OK);
        Assert.Equal("delivered", await buyer.StatusAsync(order));
        Assert.Equal(1, await app.EventsOfAsync(order, "orders.parcel-undelivered"));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Confirm_AFailedDelivery_IsDeliveredWhenTheBuyerHasItAfterAll()
    {
        var ((order, seller, buyer, _), _) = await app.ConfirmedOrderAsync(quantity: 1);
        var parcel = await seller.PackedAsync(order);
        await seller.ShipParcelAsync(order, parcel);
        await FailAsync(seller, order, parcel, "not_found");
        (await buyer.AsBuyerAsync(order, "confirm-receipt")).Expect(HttpStatusCode.OK);
        Assert.Equal("delivered", await buyer.StatusAsync(order));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Cancel_ByAnAdministratorWhenTheSellerHasPacked_TakesTheParcelApart()
    {
        var ((order, seller, buyer, _), _) = await app.ConfirmedOrderAsync(quantity: 1);
        await seller.PackedAsync(order);
        (await seller.AsSellerAsync(order, "cancel", new { reasonCode = "out_of_stock" })).Expect(
            HttpStatusCode.Conflict
        );
        using var admin = await app.AdminAsync();
        var cancelled = await admin.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/admin/orders/{order}/cancel",
            new { reason = "The seller does not answer" }
        );
        cancelled.Expect(HttpStatusCode.OK);
        Assert.Equal("cancelled", await buyer.StatusAsync(order));
        Assert.Empty(await buyer.ParcelsAsync(order));
        var parcels = await seller.Client.GetAsync($"/api/v1/seller/{seller.SellerId}/orders/{order}/parcels");
        var parcel = Assert.Single((await parcels.JsonAsync(HttpStatusCode.OK)).GetProperty("data").EnumerateArray());
        Assert.Equal("cancelled", parcel.GetProperty("status").GetString());
        await app.AssertInvariantsAsync();
    }

    private static async Task FailAsync(SignIn seller, Guid order, Guid parcel, string reason) =>
        (await seller.MoveParcelAsync(order, parcel, "undelivered", new { reason })).Expect(HttpStatusCode.OK);

    private static Task<HttpResponseMessage> CameBackAsync(
        SignIn seller,
        Guid order,
        Guid parcel,
        params (Guid LineId, int Quantity)[] lines
    ) =>
        seller.MoveParcelAsync(
            order,
            parcel,
            "came-back",
            new { lines = lines.Select(l => new { l.LineId, l.Quantity }) }
        );
}
