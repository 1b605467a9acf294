using System.Net;
using Marketplace.IntegrationTests.Admin;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Payouts;

/// <summary>The bank's files in the panel: one administrator makes one, another records the answer.</summary>
public sealed class PayoutBatchPanelTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string List = "/admin/payout-batches";

    [Fact]
    public async Task Batch_MadeTwiceAndAnsweredByAnother_PaysOnce()
    {
        using SignIn maker = await app.AdminAsync(),
            other = await app.AdminAsync();
        using var seller = await app.SellerAsync();
        var payout = await WaitingAsync(maker, seller, 12_345);
        using Panel makers = await Panel.SignedInAsync(app, maker),
            others = await Panel.SignedInAsync(app, other);
        var page = await makers.PageAsync(List);
        var seen = await app.ScalarAsync<string>(
            "SELECT COALESCE((SELECT id::text FROM payments.payout_batches ORDER BY id DESC LIMIT 1), '')"
        );
        var made = await Races.AtOnceAsync(3, _ => makers.SendAsync(List + "/make", page, ("seen", seen)));
        var batch = Assert.Single(made.Select(answer => answer.Headers.Location!.ToString()).Distinct());
        Assert.Matches(List + "/[0-9a-f-]{36}$", batch);

        var file = await (await makers.GetAsync(batch + "/file")).Content.ReadAsStringAsync();
        Assert.Contains($"{payout},{Stores.Iban},", file, StringComparison.Ordinal);
        Assert.Contains(",123.45,TRY,EKS-", file, StringComparison.Ordinal);
        var own = await makers.PageAsync(batch);
        Assert.Contains("You made the file; another administrator has to", own, StringComparison.Ordinal);
        Assert.DoesNotContain(batch + "/result", own, StringComparison.Ordinal);
        var answer = $"payout_id,status,reference\r\n{payout},paid,FT26333\r\n";
        await makers.SendFileAsync(batch + "/result", own, "content", answer);
        Assert.Contains("payout.four_eyes", await makers.PageAsync(batch), StringComparison.Ordinal);

        page = await others.PageAsync(batch);
        Assert.Contains(maker.Email, page, StringComparison.Ordinal);
        Assert.Contains($"/admin/payouts/{payout}", page, StringComparison.Ordinal);
        await others.SendFileAsync(batch + "/result", page, "content", "payout_id,status,reference\nx,paid,1");
        Assert.Matches("""<p class="wrong"[^>]*>Line 2 cannot be read\.""", await others.PageAsync(batch));
        await others.SendFileAsync(batch + "/result", page, "content", "");
        Assert.Matches("""<p class="wrong"[^>]*>This field is required\.""", await others.PageAsync(batch));
        await others.SendFileAsync(batch + "/result", page, "content", new string('x', 300_000));
        Assert.Contains(
            "Must have at most 200000 characters.",
            await others.PageAsync(batch),
            StringComparison.Ordinal
        );

        for (var moved = 1; moved >= 0; moved--)
        {
            await others.SendFileAsync(batch + "/result", page, "content", "\uFEFF" + answer);
            Assert.Contains($"recorded; {moved} payouts", await others.PageAsync(batch), StringComparison.Ordinal);
        }

        Assert.Equal("paid", (await seller.LastPayoutAsync()).GetProperty("status").GetString());
        Assert.DoesNotContain(batch + "/file", await others.PageAsync(batch), StringComparison.Ordinal);
        Assert.Equal(batch, (await others.GetAsync(batch + "/file")).Headers.Location?.ToString());
        Assert.Contains("payout.nothing_due", await others.PageAsync(batch), StringComparison.Ordinal);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Batch_PaidAsAWhole_TakesOneReference()
    {
        using SignIn maker = await app.AdminAsync(),
            other = await app.AdminAsync();
        using SignIn first = await app.SellerAsync(),
            second = await app.SellerAsync();
        await WaitingAsync(maker, first, 1_000);
        await WaitingAsync(maker, second, 2_000);
        var batch = $"{List}/{await maker.MakeBatchAsync()}";
        using var panel = await Panel.SignedInAsync(app, other);
        var page = await panel.PageAsync(batch);
        // Not a line of a file: a comma ends nothing.
        await panel.SendAsync(batch + "/all-paid", page, ("bankReference", "TOPLU-7,failed"));
        foreach (var seller in new[] { first, second })
            Assert.Equal("TOPLU-7,failed", (await seller.LastPayoutAsync()).GetProperty("bankReference").GetString());
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Pages_SupportAndNobody_ReadOrAreSentAway()
    {
        using var admin = await app.AdminAsync();
        using var support = await app.SupportAsync();
        using var seller = await app.SellerAsync();
        await WaitingAsync(admin, seller, 1_000);
        var batch = $"{List}/{await admin.MakeBatchAsync()}";
        using var reader = await Panel.SignedInAsync(app, support);
        var page = await reader.PageAsync(batch);
        Assert.DoesNotContain(batch + "/file", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync(batch + "/file")).StatusCode);
        var made = await reader.SendAsync(List + "/make", await reader.PageAsync("/admin"));
        Assert.Equal(HttpStatusCode.Forbidden, made.StatusCode);
        using var nobody = new Panel(app);
        foreach (var path in new[] { List, batch, batch + "/file", "/admin/payout-runs", "/admin/payout-runs/new" })
            Assert.Equal(HttpStatusCode.Found, (await nobody.GetAsync(path)).StatusCode);
        foreach (var path in new[] { List, "/admin/payouts", "/admin/payout-runs" })
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"{path}/{Guid.Empty}")).StatusCode);
        using var asAdmin = await Panel.SignedInAsync(app, admin);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await asAdmin.SendWithoutTokenAsync(List + "/make", ("seen", ""))).StatusCode
        );
    }

    private async Task<Guid> WaitingAsync(SignIn admin, SignIn seller, long minor)
    {
        await app.EarnAsync(seller.SellerId, 1, minor);
        await app.RunPayoutsAsync(admin);
        return (await seller.LastPayoutAsync()).GetProperty("id").GetGuid();
    }
}
