using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>Undelivered parcels of which their seller says no more.</summary>
public sealed class ForgottenParcelTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Fact]
    public async Task Clock_OfAForgottenParcel_TakesItBackRefundsAndTellsTheSeller()
    {
        var sale = await app.PaidOrderAsync(variant: 3, quantity: 3);
        var (seller, order) = (app.Seller, sale.OrderId);
        (await seller.AsSellerAsync(order, "confirm")).Expect(HttpStatusCode.OK);
        var line = (await seller.LinesAsync(order)).Single();
        var (first, second) = (await seller.PackedAsync(order, (line, 1)), await seller.PackedAsync(order, (line, 2)));
        await seller.ShipParcelAsync(order, first);
        await seller.ShipParcelAsync(order, second);
        (await seller.MoveParcelAsync(order, first, "deliver")).Expect(HttpStatusCode.OK);
        (await seller.MoveParcelAsync(order, second, "undelivered", new { reason = "not_found" })).Expect(
            HttpStatusCode.OK
        );
        var stock = (await app.StockOfAsync(app.Variants[3])).OnHand;

        app.Clock.Advance(TimeSpan.FromDays(10) - TimeSpan.FromMinutes(1));
        await app.RunJobAsync("orders.watch-parcels");
        Assert.Equal("Shipped", await app.OrderStatusOfAsync(order));
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.RunJobAsync("orders.watch-parcels");
        await app.RunJobAsync("orders.watch-parcels");

        Assert.Equal("Delivered", await app.OrderStatusOfAsync(order));
        Assert.Equal(stock, (await app.StockOfAsync(app.Variants[3])).OnHand);
        await PayBack.AllAsync(app, sale.PaymentId);
        Assert.Equal(6_672, (await app.OrderAsync(order)).RefundedMinor);
        await app.DrainAsync();
        Assert.Equal(1, await app.NotificationsOfAsync(app.Seller, "parcel.closed_for_seller"));
        Assert.Equal(1, await app.NotificationsOfAsync(app.Buyer, "order.units_cancelled"));
        await app.AssertInvariantsAsync();
    }
}
