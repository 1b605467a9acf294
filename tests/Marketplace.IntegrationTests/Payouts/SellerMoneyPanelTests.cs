using System.Net;
using System.Text;
using Marketplace.IntegrationTests.Admin;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Payouts;

/// <summary>A store's money and the charts of payouts in the panel.</summary>
public sealed class SellerMoneyPanelTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Store_WithEarningsAndAStatement_ShowsBalanceStatementsAndPayouts()
    {
        using var admin = await app.AdminAsync();
        using var support = await app.SupportAsync();
        using SignIn seller = await app.SellerAsync(),
            stranger = await app.SellerAsync();
        await app.EarnAsync(seller.SellerId, 2, 30_000);
        await app.RunPayoutsAsync(admin);
        await app.EarnAsync(seller.SellerId, 1, 4_500);
        using var panel = await Panel.SignedInAsync(app, support);
        var store = $"/admin/sellers/{seller.SellerId}";
        var page = await panel.PageAsync(store);
        Assert.Matches("""<span>Payable balance</span>\s*<strong>45\.00 TRY</strong>""", page);
        Assert.Matches("""<span>In transit</span>\s*<strong>600\.00 TRY</strong>""", page);
        var payout = (await seller.LastPayoutAsync()).GetProperty("id").GetGuid();
        Assert.Contains($"/admin/payouts/{payout}", page, StringComparison.Ordinal);

        var statement = (await seller.FinanceAsync("statements")).GetProperty("data")[0];
        var (id, number) = (statement.GetProperty("id").GetGuid(), statement.GetProperty("number").GetString()!);
        Assert.Contains(number, page, StringComparison.Ordinal);
        Assert.Contains(number, await panel.PageAsync(store + "/statements"), StringComparison.Ordinal);
        var details = await panel.PageAsync($"{store}/statements/{id}");
        Assert.Contains("Carried to the next statement", details, StringComparison.Ordinal);
        Assert.Contains("300.00", details, StringComparison.Ordinal);
        Assert.Contains("-600.00", details, StringComparison.Ordinal);

        foreach (var (ending, start) in new[] { ("pdf", "%PDF-"), ("xlsx", "PK"), ("csv", "\uFEFFDate,") })
        {
            var file = await panel.GetAsync($"{store}/statements/{id}/statement.{ending}");
            file.Expect(HttpStatusCode.OK);
            Assert.Equal(number + "." + ending, file.Content.Headers.ContentDisposition?.FileName);
            var content = await file.Content.ReadAsByteArrayAsync();
            Assert.Equal(Encoding.UTF8.GetBytes(start), content[..Encoding.UTF8.GetByteCount(start)]);
            var others = $"/admin/sellers/{stranger.SellerId}/statements/{id}";
            Assert.Equal(HttpStatusCode.NotFound, (await panel.GetAsync(others)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await panel.GetAsync($"{others}/statement.{ending}")).StatusCode);
        }

        Assert.Equal(3, await app.AuditCountAsync("list.export", $"statement {id}"));
        using var nobody = new Panel(app);
        Assert.Equal(
            HttpStatusCode.Found,
            (await nobody.GetAsync($"{store}/statements/{id}/statement.pdf")).StatusCode
        );
    }

    [Fact]
    public async Task Hold_WithoutADay_SaysWhatIsWrongAndKeepsTheReason()
    {
        using var admin = await app.AdminAsync();
        using var seller = await app.SellerAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var store = $"/admin/sellers/{seller.SellerId}";
        var page = await panel.PageAsync(store);
        await panel.SendAsync(store + "/payout-hold", page, ("reason", "Returns pile up"), ("until", ""));
        var again = await panel.PageAsync(store);
        Assert.Matches("""<p class="wrong"[^>]*>This field is required\.""", again);
        Assert.Contains(">Returns pile up</textarea>", again, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"wrong\"", await panel.PageAsync(store), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Charts_OfThisMonth_ShowPaidFailedAndInTransit()
    {
        using SignIn maker = await app.AdminAsync(),
            other = await app.AdminAsync();
        using SignIn paid = await app.SellerAsync(),
            failed = await app.SellerAsync();
        await app.EarnAsync(paid.SellerId, 1, 70_001);
        await app.EarnAsync(failed.SellerId, 1, 80_002);
        await app.RunPayoutsAsync(maker);
        var batch = await maker.MakeBatchAsync();
        var answer = "payout_id,status,reference\n";
        foreach (var (seller, status) in new[] { (paid, "paid"), (failed, "failed") })
            answer += $"{(await seller.LastPayoutAsync()).GetProperty("id").GetGuid()},{status},FT1\n";
        (await other.ActAsync($"payout-batches/{batch}/result", new { content = answer })).Expect(HttpStatusCode.OK);
        await app.EarnAsync(paid.SellerId, 1, 90_003);
        await app.RunPayoutsAsync(maker);
        using var panel = await Panel.SignedInAsync(app, maker);
        foreach (var path in new[] { "/admin/finance", "/admin/finance?by=week" })
        {
            var page = await panel.PageAsync(path);
            Assert.Contains("Paid 700.01 TRY (1)", page, StringComparison.Ordinal);
            Assert.Contains("Failed or returned 800.02 TRY (1)", page, StringComparison.Ordinal);
            Assert.Contains("<rect class=\"transit\"", page, StringComparison.Ordinal);
        }

        var before = await panel.PageAsync("/admin/finance?month=2020-02");
        Assert.Equal(29, before.Split("<g>").Length - 1);
        Assert.Contains("Paid 0.00 TRY, in transit 0.00 TRY", before, StringComparison.Ordinal);
    }
}
