using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Orders;

namespace Marketplace.IntegrationTests.Plans;

/// <summary>A sale changes a stock row in place: no index holds the units, and the page has room.</summary>
[Explained]
public sealed class StockIndexTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Indexes_OfStock_HoldNoUnits() =>
        Assert.Equal(
            0,
            await app.ScalarAsync<long>(
                """
                SELECT count(*) FROM pg_indexes WHERE schemaname = 'products' AND tablename = 'stock_items'
                    AND indexdef ~ 'on_hand|reserved|version'
                """
            )
        );

    [Fact]
    public async Task Pages_OfStock_HaveRoomForUpdates() =>
        Assert.Contains(
            "fillfactor=80",
            await app.ScalarAsync<string[]>(
                "SELECT reloptions FROM pg_class WHERE oid = 'products.stock_items'::regclass"
            )
        );

    /// <summary>The statement that finds restocked lines names their reasons, as the index does; without them a plan
    /// for any reason would read all movements.</summary>
    [Fact]
    public async Task Restock_OfACancelledOrder_FindsItsMovementsByTheIndexOfOrders()
    {
        var (order, _, buyer, _) = await app.CashOrderAsync();

        var plans = await app.Setup<ExplainedAttribute>()
            .ExplainAsync(
                app,
                async () => (await buyer.AsBuyerAsync(order, "cancel")).Expect(HttpStatusCode.OK),
                "FROM products.stock_movements",
                "SET enable_seqscan = off"
            );

        Assert.NotEmpty(plans);
        Assert.All(plans, plan => Assert.Contains("ux_stock_movements_once", plan, StringComparison.Ordinal));
    }
}
