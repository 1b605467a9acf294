using System.Net;
using System.Text.RegularExpressions;
using Marketplace.IntegrationTests.Admin;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Payouts;

/// <summary>Payout runs, single payouts and their pages in the panel.</summary>
public sealed partial class PayoutPanelTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Run_ForeseenAndStartedTwice_IsOneRunThatPaysWhatWasForeseen()
    {
        using var admin = await app.AdminAsync();
        using var support = await app.SupportAsync();
        using var seller = await app.SellerAsync();
        await app.EarnAsync(seller.SellerId, 3, 41_500);
        using var panel = await Panel.SignedInAsync(app, admin);
        var page = await panel.PageAsync("/admin/payout-runs/new");
        Assert.Matches($"""sellers/{seller.SellerId}">.*?Is paid.*?1,245\.00 TRY""", OneLine(page));

        var first = await panel.SendAsync("/admin/payout-runs/start", page);
        var second = await panel.SendAsync("/admin/payout-runs/start", page);
        var run = first.Headers.Location!.ToString();
        Assert.Matches("^/admin/payout-runs/[0-9a-f-]{36}$", run);
        Assert.Equal(run, second.Headers.Location?.ToString());
        Assert.Contains("Left to do:", await panel.PageAsync(run), StringComparison.Ordinal);
        Assert.Equal(1, await app.AuditCountAsync("payout.run", run.Split('/')[^1]));

        await app.RunJobAsync("payments.run-payouts");
        var done = OneLine(await panel.PageAsync(run));
        Assert.Contains("finished", done, StringComparison.Ordinal);
        Assert.DoesNotContain("Left to do:", done, StringComparison.Ordinal);
        var payout = (await seller.LastPayoutAsync()).GetProperty("id").GetGuid();
        Assert.Matches($"""payouts/{payout}">.*?sellers/{seller.SellerId}">.*?1,245\.00 TRY""", done);
        var ofRun = await panel.PageAsync($"/admin/payouts?runId={run.Split('/')[^1]}");
        Assert.Contains($"/admin/payouts/{payout}", ofRun, StringComparison.Ordinal);
        Assert.DoesNotContain(
            $"/admin/payouts/{payout}",
            await panel.PageAsync($"/admin/payouts?runId={Guid.CreateVersion7()}"),
            StringComparison.Ordinal
        );
        Assert.Contains(run, await panel.PageAsync("/admin/payout-runs"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            $"sellers/{seller.SellerId}",
            await panel.PageAsync("/admin/payout-runs/new"),
            StringComparison.Ordinal
        );

        using var reader = await Panel.SignedInAsync(app, support);
        page = await reader.PageAsync("/admin/payout-runs/new");
        Assert.DoesNotContain("/admin/payout-runs/start", page, StringComparison.Ordinal);
        var refused = await reader.SendAsync("/admin/payout-runs/start", await reader.PageAsync("/admin"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task PayoutsOfARun_OverTheApi_AreOnlyItsOwn()
    {
        using var admin = await app.AdminAsync();
        var found = new List<(Guid Run, Guid Payout)>();
        for (var run = 0; run < 2; run++)
        {
            using var seller = await app.SellerAsync();
            await app.EarnAsync(seller.SellerId, 1, 41_500);
            var started = await (await admin.ActAsync("payouts/run")).JsonAsync(HttpStatusCode.Accepted);
            await app.RunJobAsync("payments.run-payouts");
            var payout = (await seller.LastPayoutAsync()).GetProperty("id").GetGuid();
            found.Add((started.GetProperty("id").GetGuid(), payout));
        }

        for (var run = 0; run < 2; run++)
        {
            var page = await admin.Client.GetAsync($"/api/v1/admin/payouts?runId={found[run].Run}");
            var ids = (await page.JsonAsync(HttpStatusCode.OK))
                .GetProperty("data")
                .EnumerateArray()
                .Select(one => one.GetProperty("id").GetGuid())
                .ToList();
            Assert.Contains(found[run].Payout, ids);
            Assert.DoesNotContain(found[1 - run].Payout, ids);
        }
    }

    [Fact]
    public async Task Preview_StoresThatAreNotPaid_SaysWhy()
    {
        using var admin = await app.AdminAsync();
        using SignIn held = await app.SellerAsync(),
            blocked = await app.SellerAsync();
        foreach (var seller in new[] { held, blocked })
            await app.EarnAsync(seller.SellerId, 1, 777);
        var until = app.Clock.GetUtcNow().AddDays(2);
        (await admin.ActAsync($"sellers/{held.SellerId}/payout-hold", new { reason = "Fraud reported", until })).Expect(
            HttpStatusCode.OK
        );
        (
            await admin.ActAsync($"sellers/{blocked.SellerId}/payout-account/block", new { reason = "Wrong holder" })
        ).Expect(HttpStatusCode.OK);
        using var panel = await Panel.SignedInAsync(app, admin);
        var page = OneLine(await panel.PageAsync("/admin/payout-runs/new"));
        Assert.Matches($"""sellers/{held.SellerId}">[^/]*</a></td>[^/]*On hold""", page);
        Assert.Matches($"""sellers/{blocked.SellerId}">[^/]*</a></td>[^/]*Account not verified""", page);

        await app.RunPayoutsAsync(admin);
        var payouts = await panel.PageAsync($"/admin/payouts?sellerId={held.SellerId}");
        Assert.Contains("Nothing matches", payouts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Payout_CancelledTwice_IsCancelledOnceAndSaysSo()
    {
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var (seller, payout) = await PendingAsync(admin);
        using var _ = seller;
        var list = await panel.PageAsync($"/admin/payouts?status=pending&payee=seller&sellerId={seller.SellerId}");
        Assert.Contains(payout, list, StringComparison.Ordinal);
        var page = await panel.PageAsync(payout);
        Assert.Contains("EKS-", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Stores.Iban, page, StringComparison.Ordinal);
        Assert.Contains(Stores.Iban[^4..], page, StringComparison.Ordinal);

        for (var time = 0; time < 2; time++)
        {
            Assert.Equal(payout, (await panel.SendAsync(payout + "/cancel", page)).Headers.Location?.ToString());
            Assert.Contains("Payout cancelled.", await panel.PageAsync(payout), StringComparison.Ordinal);
        }

        Assert.Equal(1, await app.AuditCountAsync("payout.cancel", payout.Split('/')[^1]));
        Assert.DoesNotContain("/cancel\"", await panel.PageAsync(payout), StringComparison.Ordinal);
        await panel.SendAsync(payout + "/mark-paid", page, ("bankReference", "FT1"));
        Assert.Contains("payout.invalid_transition", await panel.PageAsync(payout), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Payout_MarkedByHand_NamesWhatIsWrongBesideTheField()
    {
        using SignIn maker = await app.AdminAsync(),
            other = await app.AdminAsync();
        var (seller, payout) = await PendingAsync(maker);
        using var _ = seller;
        await maker.MakeBatchAsync();
        using Panel makers = await Panel.SignedInAsync(app, maker),
            others = await Panel.SignedInAsync(app, other);
        var page = await makers.PageAsync(payout);
        Assert.Contains("You made the bank file of this payout", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/mark-paid\"", page, StringComparison.Ordinal);
        await makers.SendAsync(payout + "/mark-paid", page, ("bankReference", "FT1"));
        Assert.Contains("payout.four_eyes", await makers.PageAsync(payout), StringComparison.Ordinal);

        page = await others.PageAsync(payout);
        await others.SendAsync(payout + "/mark-paid", page, ("bankReference", ""));
        Assert.Matches(
            """aria-invalid="true"[^>]*>\s*</label>\s*<p class="wrong"[^>]*>This field is required\.""",
            await others.PageAsync(payout)
        );
        var typed = new string('F', 61);
        await others.SendAsync(payout + "/mark-paid", page, ("bankReference", typed));
        var again = await others.PageAsync(payout);
        Assert.Contains($"value=\"{typed}\"", again, StringComparison.Ordinal);
        Assert.Contains("Must have at most 60 characters.", again, StringComparison.Ordinal);

        for (var time = 0; time < 2; time++)
        {
            await others.SendAsync(payout + "/mark-paid", page, ("bankReference", "FT-1"));
            Assert.Contains("Marked as paid.", await others.PageAsync(payout), StringComparison.Ordinal);
        }

        await others.SendAsync(payout + "/mark-returned", page, ("reason", "AC04"));
        again = await others.PageAsync(payout);
        Assert.Contains("AC04", again, StringComparison.Ordinal);
        Assert.Contains("Marked as returned.", again, StringComparison.Ordinal);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Forms_OfAnAdministratorWithASecondFactor_LeadToTheCodeAndBack()
    {
        using var admin = await app.AdminAsync();
        var (seller, payout) = await PendingAsync(admin);
        using var _ = seller;
        var batch = await admin.MakeBatchAsync();
        var authenticator = await app.EnrolAsync(admin);
        using var panel = new Panel(app);
        await panel.SignInAsync(admin.Email, SignIn.Password);
        await panel.SendAsync(
            "/admin/sign-in/code",
            await panel.PageAsync("/admin/login/code"),
            ("code", app.NextCode(authenticator))
        );
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        var page = await panel.PageAsync(payout);
        (string Form, string Page)[] forms =
        [
            (payout + "/cancel", payout),
            (payout + "/mark-paid", payout),
            (payout + "/mark-returned", payout),
            ("/admin/payout-runs/start", "/admin/payout-runs"),
            ("/admin/payout-batches/make", "/admin/payout-batches"),
            ($"/admin/payout-batches/{batch}/result", $"/admin/payout-batches/{batch}"),
            ($"/admin/payout-batches/{batch}/all-paid", $"/admin/payout-batches/{batch}"),
        ];
        foreach (var (form, back) in forms)
            Assert.Equal(AskFor(back), (await panel.SendAsync(form, page)).Headers.Location?.ToString());
        var file = await panel.GetAsync($"/admin/payout-batches/{batch}/file");
        Assert.Equal(AskFor($"/admin/payout-batches/{batch}"), file.Headers.Location?.ToString());

        static string AskFor(string back) => $"/admin/second-factor?returnUrl={Uri.EscapeDataString(back)}";
    }

    /// <summary>A store with a payout that waits, and the page of it.</summary>
    private async Task<(SignIn Seller, string Page)> PendingAsync(SignIn admin)
    {
        var seller = await app.SellerAsync();
        await app.EarnAsync(seller.SellerId, 1, 5_000);
        await app.RunPayoutsAsync(admin);
        return (seller, "/admin/payouts/" + (await seller.LastPayoutAsync()).GetProperty("id").GetGuid());
    }

    private static string OneLine(string html) => Spaces().Replace(html, " ");

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
