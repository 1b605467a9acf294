using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Admin;

/// <summary>The charts on the panel's page of sales: tables whose rows have bars.</summary>
[OwnCache]
public sealed class PanelChartTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Charts_OfTheLastDays_ShowStatesCategoriesAndOrdersByVisitors()
    {
        using var admin = await app.AdminAsync();
        var store = await app.Store().WithProduct(priceMinor: 10_000).OpenAsync();
        using var buyer = await app.BuyerAsync();
        await buyer.OrderAsync(store.Product, quantity: 3);
        await app.DrainAsync();
        await app.RunJobAsync("analytics.roll-up-days");
        using var panel = await Panel.SignedInAsync(app, admin);

        var page = WebUtility.HtmlDecode(await panel.PageAsync("/admin/sales?range=7d"));

        Assert.Matches("""/admin/orders\?status=Placed">[^<]+</a>\s*</th>\s*<td class="num">1</td>""", page);
        Assert.Matches("""<td class="num">300\.00 TRY</td>\s*<td class="bar" aria-hidden="true">""", page);
        Assert.Contains("<rect width=\"100\"", page, StringComparison.Ordinal);
        Assert.Contains("<summary>As a table</summary>", page, StringComparison.Ordinal);
    }
}
