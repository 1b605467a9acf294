using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Npgsql;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>The version before, which knows no parcels, works on beside this one for a while.</summary>
public sealed class ParcelRollOutTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task VersionBefore_DeliversAnOrder_TakesItsParcelsAlong()
    {
        var (order, _) = await app.ConfirmedOrderAsync();
        (await order.Seller.AsSellerAsync(order.Id, "ship", new { carrier = "MNG", trackingNumber = "1" })).Expect(
            HttpStatusCode.OK
        );
        await app.ExecuteAsync(
            $"UPDATE orders.orders SET status = 'Delivered', delivered_at = shipped_at WHERE id = '{order.Id}'"
        );
        var parcel = Assert.Single(await order.Buyer.ParcelsAsync(order.Id));
        Assert.Equal("delivered", parcel.GetProperty("status").GetString());
        await app.RunJobAsync("orders.watch-parcels");
    }

    [Fact]
    public async Task VersionBefore_CancelsAnOrderWithPackedUnits_IsRefused()
    {
        var (order, _) = await app.ConfirmedOrderAsync();
        (await order.Seller.PackAsync(order.Id)).Expect(HttpStatusCode.Created);
        var refusal = await Record.ExceptionAsync(() =>
            app.ExecuteAsync($"UPDATE orders.orders SET status = 'Cancelled' WHERE id = '{order.Id}'")
        );
        Assert.Equal("23001", Assert.IsType<PostgresException>(refusal).SqlState);
    }
}
