using System.Net;
using Marketplace.IntegrationTests.Admin;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Security;

/// <summary>What moves money asks for a code that was entered lately in the same session.</summary>
[StoppedClock]
[Setting("Security:RequireSecondFactor", "true")]
public sealed class StepUpTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private static readonly object Reason = new { reason = "The bank names somebody else" };

    [Fact]
    public async Task PayoutAccount_OfAnOwnerWithoutASecondFactor_IsNotChanged()
    {
        using var owner = await app.SellerAsync();
        await (await ChangeAsync(owner)).ProblemAsync(403, "auth.second_factor_missing");
        await app.EnrolAsync(owner);
        (await ChangeAsync(owner)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Code_CountsForTenMinutesInItsSession()
    {
        using var admin = await app.AdminAsync();
        using var seller = await app.SellerAsync();
        using var other = admin with { Client = await app.SignInAgainAsync(admin) };
        var authenticator = await app.EnrolAsync(admin);
        (await BlockAsync(admin, seller)).Expect(HttpStatusCode.OK);
        var asked = await (await BlockAsync(other, seller)).ProblemAsync(403, "auth.second_factor_required");
        Assert.Equal(10, asked.GetProperty("params").GetProperty("minutes").GetInt32());

        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await (await BlockAsync(admin, seller)).ProblemAsync(403, "auth.second_factor_required");
        (await admin.Client.EnterCodeAsync(app.NextCode(authenticator))).Expect(HttpStatusCode.NoContent);
        (await BlockAsync(admin, seller)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Refusal_IsNotKeptForItsIdempotencyKey()
    {
        using var admin = await app.AdminAsync();
        using var seller = await app.SellerAsync();
        var key = ("Idempotency-Key", Guid.CreateVersion7().ToString());
        await (await BlockAsync(admin, seller, key)).ProblemAsync(403, "auth.second_factor_missing");
        await app.EnrolAsync(admin);
        (await BlockAsync(admin, seller, key)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Reset_OfAnAccount_AsksForACode()
    {
        using var admin = await app.AdminAsync();
        using var user = await app.BuyerAsync();
        await app.EnrolAsync(user);
        var path = $"/api/v1/admin/users/{user.UserId}/reset-second-factor";
        await (await admin.Client.SendJsonAsync(HttpMethod.Post, path, Reason)).ProblemAsync(
            403,
            "auth.second_factor_missing"
        );
    }

    [Fact]
    public async Task Panel_SignInAndHold_AskForACode()
    {
        using var admin = await app.AdminAsync();
        using var seller = await app.SellerAsync();
        var authenticator = await app.EnrolAsync(admin);
        using var panel = new Panel(app);
        var answer = await panel.SignInAsync(admin.Email, SignIn.Password);
        Assert.Equal("/admin/login/code", answer.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Found, (await panel.GetAsync("/admin")).StatusCode);
        var page = await panel.PageAsync("/admin/login/code");
        answer = await panel.SendAsync("/admin/sign-in/code", page, ("code", app.WrongCode(authenticator)));
        Assert.Equal("/admin/login/code", answer.Headers.Location?.ToString());
        Assert.Contains("auth.code_invalid", await panel.PageAsync("/admin/login/code"), StringComparison.Ordinal);
        answer = await panel.SendAsync("/admin/sign-in/code", page, ("code", app.NextCode(authenticator)));
        Assert.Equal("/admin", answer.Headers.Location?.ToString());

        var store = $"/admin/sellers/{seller.SellerId}";
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        answer = await HoldAsync(panel, store);
        var asks = $"/admin/second-factor?returnUrl={Uri.EscapeDataString(store)}";
        Assert.Equal(asks, answer.Headers.Location?.ToString());
        page = await panel.PageAsync(asks);
        Assert.Contains("auth.second_factor_required", page, StringComparison.Ordinal);
        answer = await panel.SendAsync(
            "/admin/second-factor/enter",
            page,
            ("code", app.NextCode(authenticator)),
            ("returnUrl", store)
        );
        Assert.Equal(store, answer.Headers.Location?.ToString());
        await HoldAsync(panel, store);
        Assert.Contains("Counterfeit goods reported", await panel.PageAsync(store), StringComparison.Ordinal);
        Assert.Equal(1, await app.AuditCountAsync("seller.hold-payouts", seller.SellerId));
    }

    [Fact]
    public async Task Panel_Enrolment_ShowsTheSecretOnceAndTheRecoveryCodes()
    {
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var page = await panel.PageAsync("/admin/second-factor");
        var begun = await (
            await panel.SendAsync("/admin/second-factor/begin", page, ("password", SignIn.Password))
        ).Content.ReadAsStringAsync();
        Assert.Contains("<svg class=\"qr\"", begun, StringComparison.Ordinal);
        var secret = begun.Split("<code class=\"secret\">")[1].Split('<')[0].Replace(" ", "", StringComparison.Ordinal);
        var confirmed = await (
            await panel.SendAsync(
                "/admin/second-factor/confirm",
                begun,
                ("code", Authenticator.CodeOf(secret, app.Clock.GetUtcNow()))
            )
        ).Content.ReadAsStringAsync();
        Assert.Equal(10, confirmed.Split("<dd><strong>").Length - 1);
        page = await panel.PageAsync("/admin/second-factor");
        Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
        Assert.Contains("Recovery codes left", page, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> HoldAsync(Panel panel, string store) =>
        HoldAsync(panel, store, DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime.AddDays(3)));

    private static async Task<HttpResponseMessage> HoldAsync(Panel panel, string store, DateOnly until) =>
        await panel.SendAsync(
            store + "/payout-hold",
            await panel.PageAsync(store),
            ("reason", "Counterfeit goods reported"),
            ("until", until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
        );

    private static Task<HttpResponseMessage> BlockAsync(
        SignIn admin,
        SignIn seller,
        params (string Name, string Value)[] headers
    ) =>
        admin.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/admin/sellers/{seller.SellerId}/payout-account/block",
            Reason,
            headers
        );

    private static async Task<HttpResponseMessage> ChangeAsync(SignIn owner)
    {
        var path = $"/api/v1/seller/{owner.SellerId}/payout-account";
        return await owner.Client.SendJsonAsync(
            HttpMethod.Put,
            path,
            new { iban = "DE89370400440532013000", password = SignIn.Password },
            ("If-Match", (await owner.Client.GetAsync(path)).Headers.ETag!.Tag)
        );
    }
}
