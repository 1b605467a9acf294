using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Sellers;

namespace Marketplace.IntegrationTests.Admin;

/// <summary>Money and percentages are typed as people write them, and shown before they are saved.</summary>
public sealed class PanelMoneyTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Commission_TypedInPercent_IsShownAndThenSaved()
    {
        using var admin = await app.AdminAsync();
        using var seller = await app.SellerAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var path = $"/admin/sellers/{seller.SellerId}";
        var page = await panel.PageAsync(path);

        var asked = await panel.SendAsync(path + "/commission", page, ("percent", "8,25"));
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        var question = WebUtility.HtmlDecode(await asked.Content.ReadAsStringAsync());
        Assert.Contains("<strong>8.25%</strong>", question, StringComparison.Ordinal);
        Assert.Contains("name=\"percent\" value=\"8,25\"", question, StringComparison.Ordinal);
        Assert.Null(await CommissionOfAsync(seller));

        await panel.SendAsync(path + "/commission", question, ("percent", "8,25"), ("confirmed", "true"));
        Assert.Equal(825, await CommissionOfAsync(seller));

        await panel.SendAsync(path + "/commission", page, ("percent", "101"), ("confirmed", "true"));
        Assert.Contains("validation.failed", await panel.PageAsync(path), StringComparison.Ordinal);
        Assert.Equal(825, await CommissionOfAsync(seller));

        await panel.SendAsync(path + "/commission", page, ("percent", ""), ("confirmed", "true"));
        Assert.Null(await CommissionOfAsync(seller));
    }

    [Fact]
    public async Task PlanVersion_Unconfirmed_IsShownInLiraAndNotSaved()
    {
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        const string path = "/admin/plans/standard";
        var before = await app.ScalarAsync<long>("SELECT COUNT(*) FROM subscriptions.plan_versions");
        var answer = await panel.SendAsync(
            path + "/version",
            await panel.PageAsync(path),
            [
                ("price", "1.249,50"),
                ("period", "ThirtyDays"),
                ("commission", "%8"),
                ("analyticsDays", "30"),
                ("features", ""),
                .. Api.Admin.PlanMetrics.All.Select(m => ("limit-" + m, "5")),
            ]
        );
        var question = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("<strong>1,249.50 TRY</strong>", question, StringComparison.Ordinal);
        Assert.Contains("<strong>8%</strong>", question, StringComparison.Ordinal);
        Assert.Contains("<strong>immediately</strong>", question, StringComparison.Ordinal);
        Assert.Equal(before, await app.ScalarAsync<long>("SELECT COUNT(*) FROM subscriptions.plan_versions"));
    }

    [Fact]
    public async Task Reveal_ShowsBothInFullAndIsAudited()
    {
        using var admin = await app.AdminAsync();
        using var support = await app.SupportAsync();
        using var seller = await app.SellerAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var path = $"/admin/sellers/{seller.SellerId}";
        var page = await panel.PageAsync(path);
        Assert.DoesNotContain(Stores.Iban, page, StringComparison.Ordinal);
        var shown = await (await panel.SendAsync(path + "/reveal", page)).Content.ReadAsStringAsync();
        Assert.Contains(Stores.Iban, shown, StringComparison.Ordinal);
        Assert.Contains(Stores.TaxId, shown, StringComparison.Ordinal);

        var api = $"/api/v1/admin/sellers/{seller.SellerId}/reveal";
        var revealed = await (await admin.Client.PostAsync(api, null)).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(Stores.Iban, revealed.GetProperty("iban").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, (await support.Client.PostAsync(api, null)).StatusCode);
        Assert.Equal(2, await app.AuditCountAsync("seller.reveal", seller.SellerId));
    }

    private Task<int?> CommissionOfAsync(SignIn seller) =>
        app.InScopeAsync<SellerQueries, int?>(async q =>
            (await q.FindAsync(seller.SellerId, CancellationToken.None))!.CommissionBpsOverride
        );
}
