using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.MigrationService;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>Orders that the version before shipped, which knew no parcels.</summary>
public sealed class ParcelUpgradeTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Backfill_OrdersInEveryStatus_GivesTheShippedOnesAParcel()
    {
        var ((confirmed, _, _, _), _) = await app.ConfirmedOrderAsync();
        var shipped = await ShippedAsync();
        var delivered = await ShippedAsync();
        (await delivered.Seller.AsSellerAsync(delivered.Id, "deliver")).Expect(HttpStatusCode.OK);
        await ForgetParcelsAsync(confirmed, shipped.Id, delivered.Id);

        for (var run = 0; run < 2; run++)
        {
            await app.ExecuteAsync(ParcelBackfill.Sql);
            await app.ExecuteAsync(CollectBackfill.Sql);
        }

        Assert.Equal(
            2,
            await app.ScalarAsync<long>(
                "SELECT COUNT(*) FROM orders.parcels "
                    + $"WHERE order_id IN ('{confirmed}', '{shipped.Id}', '{delivered.Id}')"
            )
        );
        var parcel = Assert.Single(await shipped.Buyer.ParcelsAsync(shipped.Id));
        Assert.Equal(
            ("shipped", "MNG", "1", 5),
            (
                parcel.GetProperty("status").GetString(),
                parcel.GetProperty("carrier").GetString(),
                parcel.GetProperty("trackingNumber").GetString(),
                parcel.GetProperty("lines")[0].GetProperty("quantity").GetInt32()
            )
        );
        await app.AssertInvariantsAsync();
        (await shipped.Seller.AsSellerAsync(shipped.Id, "deliver")).Expect(HttpStatusCode.OK);
        Assert.Equal("delivered", await shipped.Buyer.StatusAsync(shipped.Id));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Deliver_AnOrderShippedDuringTheRollOut_GivesItAParcel()
    {
        var order = await ShippedAsync();
        await ForgetParcelsAsync(order.Id);
        await app.ExecuteAsync(
            $"""
            BEGIN;
            UPDATE orders.order_lines SET packed_quantity = 0, shipped_quantity = 0 WHERE order_id = '{order.Id}';
            UPDATE orders.orders SET status = 'Confirmed' WHERE id = '{order.Id}';
            UPDATE orders.orders SET status = 'Shipped' WHERE id = '{order.Id}';
            COMMIT;
            """
        );
        (await order.Seller.AsSellerAsync(order.Id, "deliver")).Expect(HttpStatusCode.OK);
        Assert.Equal("delivered", await order.Buyer.StatusAsync(order.Id));
        Assert.Single(await order.Buyer.ParcelsAsync(order.Id));
        await app.AssertInvariantsAsync();
    }

    private async Task<CashOrder> ShippedAsync()
    {
        var (order, _) = await app.ConfirmedOrderAsync();
        (await order.Seller.AsSellerAsync(order.Id, "ship", new { carrier = "MNG", trackingNumber = "1" })).Expect(
            HttpStatusCode.OK
        );
        return order;
    }

    private Task ForgetParcelsAsync(params Guid[] orders)
    {
        var ids = string.Join(", ", orders.Select(id => $"'{id}'"));
        return app.ExecuteAsync(
            $"""
            BEGIN;
            SET LOCAL session_replication_role = replica;
            DELETE FROM orders.parcel_events
            WHERE parcel_id IN (SELECT id FROM orders.parcels WHERE order_id IN ({ids}));
            DELETE FROM orders.parcel_lines
            WHERE parcel_id IN (SELECT id FROM orders.parcels WHERE order_id IN ({ids}));
            DELETE FROM orders.parcels WHERE order_id IN ({ids});
            UPDATE orders.orders SET collect_minor = NULL WHERE id IN ({ids});
            COMMIT;
            """
        );
    }
}
