using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>The account a store is paid to: its IBAN, the delay of a change, verification and holds.</summary>
[StoppedClock]
public sealed class PayoutAccountTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string German = "DE89370400440532013000";
    private const string French = "FR1420041010050500013M02606";

    [Fact]
    public async Task Approval_OpensTheAccountVerified()
    {
        using var owner = await app.SellerAsync();
        var account = await GetAsync(owner);
        Assert.Equal("verified", account.GetProperty("status").GetString());
        Assert.Equal("••••1326", account.GetProperty("ibanMasked").GetString());
        Assert.Equal(JsonValueKind.Null, account.GetProperty("waiting").ValueKind);
        Assert.Equal((true, Stores.Iban), await PaidToAsync(owner, TimeSpan.Zero));
    }

    [Fact]
    public async Task NewIban_IsPaidToAfter48HoursAndOnceItIsVerified()
    {
        using var owner = await app.SellerAsync();
        using var admin = await app.AdminAsync();
        var changed = await (await ChangeAsync(owner, "DE89 3704 0044 0532 0130 00")).JsonAsync(HttpStatusCode.OK);
        Assert.Equal("verified", changed.GetProperty("status").GetString());
        Assert.Equal("••••1326", changed.GetProperty("ibanMasked").GetString());
        var waiting = changed.GetProperty("waiting");
        Assert.Equal("••••3000", waiting.GetProperty("ibanMasked").GetString());
        var paidFrom = waiting.GetProperty("paidFrom").GetDateTimeOffset();
        Assert.InRange((paidFrom - app.Clock.GetUtcNow()).TotalHours, 47.999, 48.001);

        var second = TimeSpan.FromSeconds(1);
        Assert.Equal((true, Stores.Iban), await PaidToAsync(owner, TimeSpan.FromHours(48) - second));
        Assert.Equal((false, German), await PaidToAsync(owner, TimeSpan.FromHours(48)));

        var path = $"/api/v1/admin/sellers/{owner.SellerId}/payout-account";
        var seen = await admin.Client.GetAsync(path);
        (
            await admin.Client.SendJsonAsync(
                HttpMethod.Post,
                path + "/verify",
                null,
                ("If-Match", seen.Headers.ETag!.Tag)
            )
        ).Expect(HttpStatusCode.OK);
        Assert.Equal((true, Stores.Iban), await PaidToAsync(owner, TimeSpan.FromHours(48) - second));
        Assert.Equal((true, German), await PaidToAsync(owner, TimeSpan.FromHours(48)));
        Assert.Equal(1, await app.AuditCountAsync("seller.verify-payout-account", owner.SellerId));
    }

    [Fact]
    public async Task NewIban_ChangedAgainOrTakenBack_IsNeverPaidTo()
    {
        using var owner = await app.SellerAsync();
        (await ChangeAsync(owner, German)).Expect(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromHours(10));
        using var later = await AgainAsync(owner);
        (await ChangeAsync(later, French)).Expect(HttpStatusCode.OK);
        Assert.Equal((true, Stores.Iban), await PaidToAsync(owner, TimeSpan.FromHours(47)));
        Assert.Equal((false, French), await PaidToAsync(owner, TimeSpan.FromHours(48)));

        var back = await (await ChangeAsync(later, Stores.Iban)).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(JsonValueKind.Null, back.GetProperty("waiting").ValueKind);
        Assert.Equal((true, Stores.Iban), await PaidToAsync(owner, TimeSpan.FromDays(30)));
        Assert.Contains("no other IBAN", await app.LastMailAsync(owner.Email), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewIban_AsItIsOrWaits_ChangesNothing()
    {
        using var owner = await app.SellerAsync();
        var tag = (await owner.Client.GetAsync(PathOf(owner))).Headers.ETag!.Tag;
        Assert.Equal(tag, (await ChangeAsync(owner, Stores.Iban)).Headers.ETag!.Tag);
        tag = (await ChangeAsync(owner, German)).Headers.ETag!.Tag;
        var mails = await app.MailCountAsync(owner.Email);
        Assert.Equal(tag, (await ChangeAsync(owner, German)).Headers.ETag!.Tag);
        Assert.Equal(mails, await app.MailCountAsync(owner.Email));
    }

    [Fact]
    public async Task Change_IsToldToEveryOwnerAndKeptOnlyEncryptedAndMasked()
    {
        using var owner = await app.SellerAsync();
        using var other = await app.MemberAsync(owner, Modules.Sellers.SellerRole.Owner);
        (await ChangeAsync(owner, German)).Expect(HttpStatusCode.OK);
        foreach (var email in new[] { owner.Email, other.Email })
        {
            var mail = await app.LastMailAsync(email);
            Assert.Contains("••••3000", mail, StringComparison.Ordinal);
            Assert.DoesNotContain(German, mail, StringComparison.Ordinal);
        }

        var kept = await app.ScalarAsync<string>(
            $"""
            SELECT (SELECT string_agg(a::text, '') FROM platform.audit_entries a WHERE object_id = '{owner.SellerId}')
                || (SELECT string_agg(i::text, '') FROM payments.payout_ibans i WHERE seller_id = '{owner.SellerId}')
                || (SELECT string_agg(s::text, '') FROM sellers.sellers s WHERE id = '{owner.SellerId}')
            """
        );
        Assert.Contains("seller.change-payout-iban", kept, StringComparison.Ordinal);
        Assert.Contains("••••3000", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("0440532013", kept, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexStringLower("0440532013"u8), kept, StringComparison.Ordinal);
        var profile = await (await owner.Client.GetAsync($"/api/v1/seller/{owner.SellerId}")).JsonAsync(
            HttpStatusCode.OK
        );
        Assert.Equal(German, profile.GetProperty("iban").GetString());
    }

    [Fact]
    public async Task Change_WithTheWrongPasswordIbanOrVersion_IsRefused()
    {
        using var owner = await app.SellerAsync();
        await (await ChangeAsync(owner, German, "not the password")).ProblemAsync(401, "auth.invalid_credentials");
        var problem = await (await ChangeAsync(owner, German[..^1] + "1")).ProblemAsync(400, "validation.failed");
        Assert.Equal("value.iban", problem.GetProperty("errors")[0].GetProperty("code").GetString());
        var tag = (await owner.Client.GetAsync(PathOf(owner))).Headers.ETag!.Tag;
        (await ChangeAsync(owner, German)).Expect(HttpStatusCode.OK);
        await (await ChangeAsync(owner, French, tag: tag)).ProblemAsync(412, "precondition.failed");
        await (
            await owner.Client.SendJsonAsync(
                HttpMethod.Put,
                PathOf(owner),
                new { iban = French, password = SignIn.Password }
            )
        ).ProblemAsync(428, "precondition.required");
    }

    [Fact]
    public async Task Change_TwiceAtOnce_OneWins()
    {
        using var owner = await app.SellerAsync();
        for (var round = 0; round < 3; round++)
        {
            var tag = (await owner.Client.GetAsync(PathOf(owner))).Headers.ETag!.Tag;
            var ibans = round % 2 == 0 ? new[] { German, French } : [Stores.Iban, "DE75512108001245126199"];
            var answers = await Races.AtOnceAsync(2, i => ChangeAsync(owner, ibans[i], tag: tag));
            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.PreconditionFailed);
            Assert.InRange(
                await app.ScalarAsync<long>(
                    $"""
                    SELECT count(*) FROM payments.payout_ibans WHERE seller_id = '{owner.SellerId}'
                        AND withdrawn_at IS NULL
                    """
                ),
                1,
                2
            );
        }
    }

    [Fact]
    public async Task Profile_OfAnApprovedStore_DoesNotTakeAnotherIban()
    {
        using var owner = await app.SellerAsync();
        var path = $"/api/v1/seller/{owner.SellerId}";
        var tag = (await owner.Client.GetAsync(path)).Headers.ETag!.Tag;
        var same = await owner.Client.SendJsonAsync(
            HttpMethod.Patch,
            path,
            new { iban = Stores.Iban },
            ("If-Match", tag)
        );
        var answer = await same.JsonAsync(HttpStatusCode.OK);
        Assert.Equal("••••1326", answer.GetProperty("iban").GetString());
        await (
            await owner.Client.SendJsonAsync(
                HttpMethod.Patch,
                path,
                new { iban = German },
                ("If-Match", same.Headers.ETag!.Tag)
            )
        ).ProblemAsync(409, "seller.iban_locked");
        Assert.Equal((true, Stores.Iban), await PaidToAsync(owner, TimeSpan.FromDays(5)));
    }

    [Theory]
    [InlineData(Modules.Sellers.SellerRole.Manager, HttpStatusCode.OK)]
    [InlineData(Modules.Sellers.SellerRole.Staff, HttpStatusCode.Forbidden)]
    public async Task Account_IsChangedByOwnersAlone(Modules.Sellers.SellerRole role, HttpStatusCode reading)
    {
        using var owner = await app.SellerAsync();
        using var member = await app.MemberAsync(owner, role);
        Assert.Equal(reading, (await member.Client.GetAsync(PathOf(owner))).StatusCode);
        var refused = await (await ChangeAsync(member, German, tag: "\"1\"")).ProblemAsync(403, "auth.scope_missing");
        Assert.Equal(SellerScopes.BusinessWrite, refused.GetProperty("params").GetProperty("scope").GetString());
    }

    [Fact]
    public async Task Verification_OfAnAccountThatChangedMeanwhile_IsRefused()
    {
        using var owner = await app.SellerAsync();
        using var admin = await app.AdminAsync();
        var path = $"/api/v1/admin/sellers/{owner.SellerId}/payout-account";
        var seen = (await admin.Client.GetAsync(path)).Headers.ETag!.Tag;
        (await ChangeAsync(owner, German)).Expect(HttpStatusCode.OK);
        await (
            await admin.Client.SendJsonAsync(HttpMethod.Post, path + "/verify", null, ("If-Match", seen))
        ).ProblemAsync(412, "precondition.failed");
        Assert.Equal((false, German), await PaidToAsync(owner, TimeSpan.FromHours(48)));
    }

    [Fact]
    public async Task Block_StopsPayoutsUntilItIsVerifiedAnew()
    {
        using var owner = await app.SellerAsync();
        using var admin = await app.AdminAsync();
        var path = $"/api/v1/admin/sellers/{owner.SellerId}/payout-account";
        var blocked = await admin.Client.SendJsonAsync(
            HttpMethod.Post,
            path + "/block",
            new { reason = "The bank names somebody else" }
        );
        Assert.Equal("blocked", (await blocked.JsonAsync(HttpStatusCode.OK)).GetProperty("status").GetString());
        Assert.Equal((false, Stores.Iban), await PaidToAsync(owner, TimeSpan.Zero));
        Assert.Equal("The bank names somebody else", (await GetAsync(owner)).GetProperty("blockReason").GetString());
        (
            await admin.Client.SendJsonAsync(
                HttpMethod.Post,
                path + "/verify",
                null,
                ("If-Match", blocked.Headers.ETag!.Tag)
            )
        ).Expect(HttpStatusCode.OK);
        Assert.Equal((true, Stores.Iban), await PaidToAsync(owner, TimeSpan.Zero));
    }

    [Fact]
    public async Task Hold_HasAReasonAndAnEndAndIsShownToTheSeller()
    {
        using var owner = await app.SellerAsync();
        using var admin = await app.AdminAsync();
        var path = $"/api/v1/admin/sellers/{owner.SellerId}";
        var until = app.Clock.GetUtcNow().AddDays(3);
        foreach (var (end, code) in new[] { (-1, "value.too_small"), (91, "value.too_large") })
        {
            var wrong = await (
                await HoldAsync(admin, path, "Too soon", app.Clock.GetUtcNow().AddDays(end))
            ).ProblemAsync(400, "validation.failed");
            Assert.Equal(code, wrong.GetProperty("errors")[0].GetProperty("code").GetString());
        }

        app.Clock.Advance(TimeSpan.FromMilliseconds(2));
        (await HoldAsync(admin, path, "Counterfeit goods reported", until)).Expect(HttpStatusCode.OK);
        var hold = (await GetAsync(owner)).GetProperty("hold");
        Assert.Equal("Counterfeit goods reported", hold.GetProperty("reason").GetString());
        Assert.Contains("Counterfeit", await app.LastMailAsync(owner.Email), StringComparison.Ordinal);
        Assert.False(await MayBePaidAsync(owner, TimeSpan.FromDays(2)));
        Assert.True(await MayBePaidAsync(owner, TimeSpan.FromDays(3)));

        var released = await admin.Client.SendJsonAsync(HttpMethod.Post, path + "/payout-release");
        released.Expect(HttpStatusCode.OK);
        Assert.True(await MayBePaidAsync(owner, TimeSpan.Zero));
        Assert.Equal(JsonValueKind.Null, (await GetAsync(owner)).GetProperty("hold").ValueKind);
        var again = await admin.Client.SendJsonAsync(HttpMethod.Post, path + "/payout-release");
        Assert.Equal(released.Headers.ETag!.Tag, again.Headers.ETag!.Tag);
        Assert.Equal(1, await app.AuditCountAsync("seller.hold-payouts", owner.SellerId));
        Assert.Equal(1, await app.AuditCountAsync("seller.release-payouts", owner.SellerId));
    }

    [Fact]
    public async Task Account_OfAStoreThatWasNotApproved_DoesNotExist()
    {
        using var owner = await app.BuyerAsync();
        var applied = await owner.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/sellers",
            new { slug = "not-approved-yet", name = "Not yet" }
        );
        var store = (await applied.JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        var member = owner with { SellerId = store };
        await (await owner.Client.GetAsync(PathOf(member))).ProblemAsync(404, "resource.not_found");
        await (await ChangeAsync(member, German, tag: "\"1\"")).ProblemAsync(404, "resource.not_found");
    }

    private static Task<HttpResponseMessage> HoldAsync(
        SignIn admin,
        string path,
        string reason,
        DateTimeOffset until
    ) => admin.Client.SendJsonAsync(HttpMethod.Post, path + "/payout-hold", new { reason, until });

    private async Task<HttpResponseMessage> ChangeAsync(
        SignIn who,
        string iban,
        string password = SignIn.Password,
        string? tag = null
    )
    {
        // Its mail is newer than those before.
        app.Clock.Advance(TimeSpan.FromMilliseconds(2));
        return await who.Client.SendJsonAsync(
            HttpMethod.Put,
            PathOf(who),
            new { iban, password },
            ("If-Match", tag ?? (await who.Client.GetAsync(PathOf(who))).Headers.ETag!.Tag)
        );
    }

    private async Task<SignIn> AgainAsync(SignIn who) => who with { Client = await app.SignInAgainAsync(who) };

    private static async Task<JsonElement> GetAsync(SignIn owner) =>
        await (await owner.Client.GetAsync(PathOf(owner))).JsonAsync(HttpStatusCode.OK);

    private static string PathOf(SignIn owner) => $"/api/v1/seller/{owner.SellerId}/payout-account";

    private async Task<(bool IsVerified, string Iban)> PaidToAsync(SignIn owner, TimeSpan later) =>
        await TargetAsync(owner, later) is { } target ? (target.IsVerified, target.Iban) : default;

    private async Task<bool> MayBePaidAsync(SignIn owner, TimeSpan later) =>
        (await TargetAsync(owner, later))!.CanBePaidAt(app.Clock.GetUtcNow() + later);

    /// <summary>As a payout run asks.</summary>
    private Task<PayoutTarget?> TargetAsync(SignIn owner, TimeSpan later) =>
        app.InScopeAsync<IPayoutAccounts, PayoutTarget?>(accounts =>
            accounts.FindAsync(owner.SellerId, app.Clock.GetUtcNow() + later, CancellationToken.None)
        );
}
