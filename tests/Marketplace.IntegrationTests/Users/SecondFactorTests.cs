using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Users;

/// <summary>Setting a second factor up, signing in with it, and getting rid of it, over HTTP.</summary>
[StoppedClock]
public sealed class SecondFactorTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Own = "/api/v1/me/second-factor";

    [Fact]
    public async Task SignIn_WithASecondFactor_TakesPasswordAndCode()
    {
        using var user = await app.BuyerAsync();
        Assert.False(await IsOnAsync(user.Client));
        var authenticator = await app.EnrolAsync(user);
        Assert.True(await IsOnAsync(user.Client));
        Assert.Equal(10, authenticator.RecoveryCodes.Distinct().Count());

        var challenge = await app.ChallengeAsync(user);
        var answer = await app.CompleteSignInAsync(challenge, app.NextCode(authenticator));
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        var tokens = await answer.JsonAsync(HttpStatusCode.OK);
        using var client = app.NewClient(tokens.GetProperty("accessToken").GetString());
        var own = await (await client.GetAsync(Own)).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(
            app.Clock.GetUtcNow().AddMinutes(10),
            own.GetProperty("provenUntil").GetDateTimeOffset(),
            TimeSpan.FromMilliseconds(1)
        );

        var refreshed = await app.Anonymous.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/auth/refresh",
            new { refreshToken = tokens.GetProperty("refreshToken").GetString() }
        );
        (await refreshed.JsonAsync(HttpStatusCode.OK)).GetProperty("accessToken");
        await (await app.CompleteSignInAsync(challenge, app.NextCode(authenticator))).ProblemAsync(
            410,
            "auth.challenge_expired"
        );
    }

    [Fact]
    public async Task Enrolment_BeginsWithThePasswordAndEndsWithACodeOfTheLastSecret()
    {
        using var user = await app.BuyerAsync();
        await (
            await user.Client.SendJsonAsync(HttpMethod.Post, Own, new { password = "not the password" })
        ).ProblemAsync(422, "auth.wrong_password");
        await (
            await user.Client.SendJsonAsync(HttpMethod.Post, Own + "/confirm", new { code = "123456" })
        ).ProblemAsync(403, "auth.second_factor_missing");
        var first = await BeginAsync(user);
        var second = await BeginAsync(user);
        Assert.NotEqual(first, second);
        await (await ConfirmAsync(user, first)).ProblemAsync(422, "auth.code_invalid");
        (await app.LoginAsync(user)).Expect(HttpStatusCode.OK);
        (await ConfirmAsync(user, second)).Expect(HttpStatusCode.OK);
        await (await ConfirmAsync(user, second)).ProblemAsync(409, "auth.second_factor_on");
        await (await user.Client.SendJsonAsync(HttpMethod.Post, Own, new { password = SignIn.Password })).ProblemAsync(
            409,
            "auth.second_factor_on"
        );
        Assert.Equal(1, await app.AuditCountAsync("user.enable-second-factor", user.UserId));
        Assert.Contains("second factor", await app.LastMailAsync(user.Email), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Secret_InTheDatabase_IsEncryptedAndCodesAreHashed()
    {
        using var user = await app.BuyerAsync();
        var authenticator = await app.EnrolAsync(user);
        var kept = await app.ScalarAsync<string>(
            $"""
            SELECT (SELECT string_agg(f::text, '') FROM users.second_factors f WHERE user_id = '{user.UserId}')
                || (SELECT string_agg(c::text, '') FROM users.recovery_codes c WHERE user_id = '{user.UserId}')
                || (SELECT string_agg(a::text, '') FROM platform.audit_entries a WHERE actor_id = '{user.UserId}')
                || (SELECT string_agg(m::text, '') FROM platform.mails m WHERE "to" = '{user.Email}')
            """
        );
        var secret = OtpNet.Base32Encoding.ToBytes(authenticator.Secret);
        Assert.DoesNotContain(Convert.ToHexStringLower(secret), kept, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(authenticator.Secret, kept, StringComparison.OrdinalIgnoreCase);
        Assert.All(authenticator.RecoveryCodes, code => Assert.DoesNotContain(code, kept, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RecoveryCode_StandsInForTheApp_Once()
    {
        using var user = await app.BuyerAsync();
        var authenticator = await app.EnrolAsync(user);
        var code = authenticator.RecoveryCodes[3];
        var typed = code.Replace("-", " ", StringComparison.Ordinal).ToUpperInvariant();
        (await app.CompleteSignInAsync(await app.ChallengeAsync(user), typed)).Expect(HttpStatusCode.OK);
        await (await app.CompleteSignInAsync(await app.ChallengeAsync(user), code)).ProblemAsync(
            422,
            "auth.code_invalid"
        );
        Assert.Equal(1, await app.AuditCountAsync("user.use-recovery-code", user.UserId));

        var renewed = await user.Client.SendJsonAsync(
            HttpMethod.Post,
            Own + "/recovery-codes",
            new { code = authenticator.RecoveryCodes[4] }
        );
        var fresh = (await renewed.JsonAsync(HttpStatusCode.OK)).GetProperty("recoveryCodes");
        Assert.Equal(10, fresh.GetArrayLength());
        await (await user.Client.EnterCodeAsync(authenticator.RecoveryCodes[5])).ProblemAsync(422, "auth.code_invalid");
        (await user.Client.EnterCodeAsync(fresh[0].GetString()!)).Expect(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Challenge_TooOldOrAfterANewPassword_IsOver()
    {
        using var user = await app.BuyerAsync();
        var authenticator = await app.EnrolAsync(user);
        var challenge = await app.ChallengeAsync(user);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await (await app.CompleteSignInAsync(challenge, app.NextCode(authenticator))).ProblemAsync(
            410,
            "auth.challenge_expired"
        );
        challenge = await app.ChallengeAsync(user);
        (
            await user.Client.SendJsonAsync(
                HttpMethod.Post,
                "/api/v1/auth/change-password",
                new { currentPassword = SignIn.Password, newPassword = "another battery horse 8" }
            )
        ).Expect(HttpStatusCode.NoContent);
        await (await app.CompleteSignInAsync(challenge, app.NextCode(authenticator))).ProblemAsync(
            410,
            "auth.challenge_expired"
        );
        await (await app.CompleteSignInAsync("never given", app.NextCode(authenticator))).ProblemAsync(
            410,
            "auth.challenge_expired"
        );
    }

    [Fact]
    public async Task Disable_NeedsPasswordAndCodeAndEndsEverySession()
    {
        using var user = await app.BuyerAsync();
        var authenticator = await app.EnrolAsync(user);
        await (await DisableAsync(user, "not the password", app.NextCode(authenticator))).ProblemAsync(
            422,
            "auth.wrong_password"
        );
        await (await DisableAsync(user, SignIn.Password, app.WrongCode(authenticator))).ProblemAsync(
            422,
            "auth.code_invalid"
        );
        Assert.True(await IsOnAsync(user.Client));
        (await DisableAsync(user, SignIn.Password, app.NextCode(authenticator))).Expect(HttpStatusCode.NoContent);
        await (await user.Client.GetAsync(Own)).ProblemAsync(401, "auth.token_invalid");
        (await app.LoginAsync(user)).Expect(HttpStatusCode.OK);
        Assert.Equal(1, await app.AuditCountAsync("user.disable-second-factor", user.UserId));
        Assert.Equal(
            0,
            await app.ScalarAsync<long>($"SELECT count(*) FROM users.recovery_codes WHERE user_id = '{user.UserId}'")
        );
    }

    [Fact]
    public async Task Reset_ByAnAdministrator_IsAuditedMailedAndEndsTheSessions()
    {
        using var user = await app.BuyerAsync();
        using var admin = await app.AdminAsync();
        using var support = await app.SupportAsync();
        var path = $"/api/v1/admin/users/{user.UserId}/reset-second-factor";
        var body = new { reason = "Lost the phone, identity checked" };
        await (await admin.Client.SendJsonAsync(HttpMethod.Post, path, body)).ProblemAsync(404, "resource.not_found");
        await app.EnrolAsync(user);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await (await support.Client.SendJsonAsync(HttpMethod.Post, path, body)).ProblemAsync(403, "auth.forbidden");
        (await admin.Client.SendJsonAsync(HttpMethod.Post, path, body)).Expect(HttpStatusCode.NoContent);
        await (await user.Client.GetAsync(Own)).ProblemAsync(401, "auth.token_invalid");
        (await app.LoginAsync(user)).Expect(HttpStatusCode.OK);
        Assert.Contains("administrator", await app.LastMailAsync(user.Email), StringComparison.Ordinal);
        Assert.Contains(
            "identity checked",
            await app.ScalarAsync<string>(
                "SELECT after::text FROM platform.audit_entries WHERE action = 'user.reset-second-factor' "
                    + $"AND object_id = '{user.UserId}'"
            ),
            StringComparison.Ordinal
        );
        await (
            await admin.Client.SendJsonAsync(
                HttpMethod.Post,
                $"/api/v1/admin/users/{admin.UserId}/reset-second-factor",
                body
            )
        ).ProblemAsync(409, "user.own_account");
    }

    private static async Task<bool> IsOnAsync(HttpClient client) =>
        (await (await client.GetAsync(Own)).JsonAsync(HttpStatusCode.OK)).GetProperty("enabled").GetBoolean();

    private static async Task<string> BeginAsync(SignIn user)
    {
        var answer = await user.Client.SendJsonAsync(HttpMethod.Post, Own, new { password = SignIn.Password });
        var begun = await answer.JsonAsync(HttpStatusCode.OK);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        var secret = begun.GetProperty("secret").GetString()!;
        Assert.StartsWith("otpauth://totp/Marketplace:", begun.GetProperty("uri").GetString());
        Assert.Contains(secret, begun.GetProperty("uri").GetString(), StringComparison.Ordinal);
        return secret;
    }

    private Task<HttpResponseMessage> ConfirmAsync(SignIn user, string secret) =>
        user.Client.SendJsonAsync(
            HttpMethod.Post,
            Own + "/confirm",
            new { code = Authenticator.CodeOf(secret, app.Clock.GetUtcNow()) }
        );

    private static Task<HttpResponseMessage> DisableAsync(SignIn user, string password, string code) =>
        user.Client.SendJsonAsync(HttpMethod.Post, Own + "/disable", new { password, code });
}
