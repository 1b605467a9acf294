using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Plans;

/// <summary>A sale changes a stock row in place: no index holds the units, and the page has room.</summary>
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
}
