using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Admin;

/// <summary>Adjustments in the panel: one administrator proposes, another approves.</summary>
public sealed class PanelAdjustmentTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Path = "/admin/ledger/adjustments";

    [Fact]
    public async Task Adjustment_ProposedAndApproved_NeedsTwoPeople()
    {
        using SignIn maker = await app.AdminAsync(),
            other = await app.AdminAsync(),
            support = await app.SupportAsync();
        using var seller = await app.SellerAsync();
        using Panel first = await Panel.SignedInAsync(app, maker),
            second = await Panel.SignedInAsync(app, other),
            third = await Panel.SignedInAsync(app, support);
        (string, string)[] fields =
        [
            ("store", $"{seller.SellerId}"),
            ("direction", "give"),
            ("amount", "1.249,50"),
            ("account", "Goodwill"),
            ("reason", "Late parcel"),
        ];

        var asked = await first.SendAsync(Path + "/propose", await first.PageAsync(Path), fields);
        var question = WebUtility.HtmlDecode(await asked.Content.ReadAsStringAsync());
        Assert.Contains("<strong>1,249.50 TRY</strong>", question, StringComparison.Ordinal);
        Assert.Equal(0, await app.ScalarAsync<long>("SELECT COUNT(*) FROM payments.adjustments"));
        await first.SendAsync(Path + "/propose", question, [.. fields, ("confirmed", "true")]);
        var id = await app.ScalarAsync<Guid>("SELECT id FROM payments.adjustments WHERE status = 'Pending'");

        var own = await first.PageAsync(Path);
        Assert.Contains("Another administrator approves", own, StringComparison.Ordinal);
        Assert.DoesNotContain($"{id}/approve", own, StringComparison.Ordinal);
        await first.SendAsync($"{Path}/{id}/approve", own);
        Assert.Contains("payout.four_eyes", await first.PageAsync(Path), StringComparison.Ordinal);
        Assert.DoesNotContain($"{id}/approve", await third.PageAsync(Path), StringComparison.Ordinal);
        Assert.Contains(
            "Adjustments awaiting a second administrator",
            await second.PageAsync("/admin"),
            StringComparison.Ordinal
        );

        await second.SendAsync($"{Path}/{id}/approve", await second.PageAsync(Path));
        Assert.Equal(124_950, await app.PayableOfAsync(seller.SellerId));
        Assert.Contains("Approved", await second.PageAsync(Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Propose_UnknownStoreOrAmount_IsRefused()
    {
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        foreach (
            var (store, amount) in new[] { ("no such store", "10"), ("", "10"), ($"{Guid.CreateVersion7()}", "x") }
        )
        {
            await panel.SendAsync(
                Path + "/propose",
                await panel.PageAsync(Path),
                ("store", store),
                ("amount", amount),
                ("account", "Goodwill"),
                ("reason", "Late parcel"),
                ("confirmed", "true")
            );
        }

        Assert.Equal(
            0,
            await app.ScalarAsync<long>(
                "SELECT COUNT(*) FROM payments.adjustments WHERE created_by = '" + admin.UserId + "'"
            )
        );
    }
}
