using Marketplace.IntegrationTests.Analytics;
using Marketplace.IntegrationTests.Infrastructure;
using static Marketplace.IntegrationTests.Analytics.OrderEvents;

namespace Marketplace.IntegrationTests.Admin;

/// <summary>The panel's page of sales.</summary>
[OwnCache]
public sealed class PanelSalesTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Sales_OfTheLastDays_ShowsSumsChangesAndRankings()
    {
        using var admin = await app.AdminAsync();
        using var store = await app.SellerAsync();
        var now = app.Clock.GetUtcNow();
        var old = Placed(store.SellerId, Guid.CreateVersion7(), now.AddDays(-10), 10_000);
        var order = Placed(store.SellerId, await app.RegularAsync(), now, 12_500);
        await app.TellAsync(old, order, Delivered(order, now));
        using var panel = await Panel.SignedInAsync(app, admin);
        Assert.Contains("No sales in this period.", await panel.PageAsync("/admin/sales"), StringComparison.Ordinal);

        await app.RunJobAsync("analytics.roll-up-days");
        await app.RefreshAsync();
        await app.DrainAsync();
        var page = await panel.PageAsync("/admin/sales?range=7d");
        Assert.Contains("125.00 TRY", page, StringComparison.Ordinal);
        Assert.Contains("+25%", page, StringComparison.Ordinal);
        Assert.Contains("1,000", page, StringComparison.Ordinal);
        Assert.Contains("225.00 TRY", await panel.PageAsync("/admin/sales?range=nonsense"), StringComparison.Ordinal);
    }
}
