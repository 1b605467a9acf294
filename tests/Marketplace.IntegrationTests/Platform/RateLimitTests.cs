using System.Net;
using System.Net.Http.Json;
using Marketplace.IntegrationTests.Admin;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Platform;

/// <summary>How often a caller may come, counted in Redis.</summary>
[RateLimited]
[OwnCache]
[StoppedClock]
public sealed class RateLimitTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Login_SixthFromOneAddress_IsTooOften()
    {
        var first = await app.LoginAsync("a0@example.com", "203.0.113.1");
        await first.ProblemAsync(401, "auth.invalid_credentials");
        Assert.Equal(("5", "4", "12"), RateLimited.HeadersOf(first));
        for (var i = 1; i < 5; i++)
        {
            await (await app.LoginAsync($"a{i}@example.com", "203.0.113.1")).ProblemAsync(
                401,
                "auth.invalid_credentials"
            );
        }

        var sixth = await app.LoginAsync("a5@example.com", "203.0.113.1");
        var problem = await sixth.ProblemAsync(429, "rate.limited");
        Assert.Equal(TimeSpan.FromSeconds(12), sixth.Headers.RetryAfter?.Delta);
        Assert.Equal(12, problem.GetProperty("params").GetProperty("retryAfter").GetInt32());
        Assert.Equal(("5", "0", "60"), RateLimited.HeadersOf(sixth));
        await (await app.LoginAsync("a6@example.com", "203.0.113.2")).ProblemAsync(401, "auth.invalid_credentials");
    }

    [Fact]
    public async Task Login_ElevenWrongPasswordsFromOneAddress_StopsThatAddressAndNobodyElse()
    {
        using var user = await app.BuyerAsync();
        foreach (
            var (email, address) in new[] { (user.Email, "198.51.1.1"), ("no-such-account@example.com", "198.51.1.2") }
        )
        {
            await GuessAsync(email, address, times: 10);
            var answer = await app.LoginAsync(email, address);
            await answer.ProblemAsync(429, "rate.limited");
            Assert.Equal(TimeSpan.FromMinutes(6), answer.Headers.RetryAfter?.Delta);
        }

        await (await RightPasswordAsync(user.Email, "198.51.1.1")).ProblemAsync(429, "rate.limited");
        (await RightPasswordAsync(user.Email, "198.51.1.3")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Login_RightPassword_TakesNoAttempt()
    {
        using var user = await app.BuyerAsync();
        for (var i = 0; i < 12; i++)
        {
            (await RightPasswordAsync(user.Email, "198.51.2.1")).Expect(HttpStatusCode.OK);
            await app.RefillAddressAsync("198.51.2.1");
        }
    }

    [Fact]
    public async Task Login_AfterResetByMailOrUnlock_IsFreeAtOnce()
    {
        using var user = await app.BuyerAsync();
        using var admin = await app.AdminAsync();
        await GuessAsync(user.Email, "198.51.4.1", times: 10);
        await (await RightPasswordAsync(user.Email, "198.51.4.1")).ProblemAsync(429, "rate.limited");
        (await admin.Client.PostAsync($"/api/v1/admin/users/{user.UserId}/unlock", null)).Expect(
            HttpStatusCode.NoContent
        );
        (await RightPasswordAsync(user.Email, "198.51.4.1")).Expect(HttpStatusCode.OK);

        await GuessAsync(user.Email, "198.51.4.1", times: 10);
        (await app.ForgotAsync(user.Email, "198.51.4.2")).Expect(HttpStatusCode.Accepted);
        var link = await app.ScalarAsync<string>(
            $"SELECT body FROM platform.mails WHERE \"to\" = '{user.Email}' ORDER BY id DESC LIMIT 1"
        );
        var token = link.Split("token=")[1].Split()[0];
        (
            await app.Anonymous.PostAsJsonAsync(
                "/api/v1/auth/reset-password",
                new { token, newPassword = SignIn.Password + " new" }
            )
        ).Expect(HttpStatusCode.NoContent);
        (await RightPasswordAsync(user.Email, "198.51.4.1", SignIn.Password + " new")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ChangePassword_GuessedTooOften_StopsGuessesAtSignInToo()
    {
        using var user = await app.BuyerAsync();
        var guess = new { currentPassword = "not the password", newPassword = "a brand new passphrase" };
        for (var i = 0; i < 10; i++)
        {
            await (await user.Client.PostAsJsonAsync("/api/v1/auth/change-password", guess)).ProblemAsync(
                422,
                "auth.wrong_password"
            );
        }

        var right = guess with { currentPassword = SignIn.Password };
        await (await user.Client.PostAsJsonAsync("/api/v1/auth/change-password", right)).ProblemAsync(
            429,
            "rate.limited"
        );
        await (await RightPasswordAsync(user.Email, "127.0.0.1")).ProblemAsync(429, "rate.limited");
    }

    [Fact]
    public async Task PanelSignIn_GuessedTooOftenAtTheApi_IsTooOften()
    {
        using var admin = await app.AdminAsync();
        await GuessAsync(admin.Email, "127.0.0.1", times: 10);
        using var panel = new Panel(app);
        await panel.SignInAsync(admin.Email, SignIn.Password);
        Assert.Contains("rate.limited", await panel.PageAsync("/admin/login"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EmailChange_WrongPassword_UsesUpNeitherLimitOfMails()
    {
        using var user = await app.BuyerAsync();
        using var other = await app.BuyerAsync();
        for (var i = 0; i < 4; i++)
        {
            await (await AskEmailChangeAsync(user, "spared@example.com", "not the password")).ProblemAsync(
                422,
                "auth.wrong_password"
            );
        }

        (await AskEmailChangeAsync(user, "spared@example.com")).Expect(HttpStatusCode.Accepted);
        for (var i = 0; i < 2; i++)
            (await AskEmailChangeAsync(other, "spared@example.com")).Expect(HttpStatusCode.Accepted);
        await (await AskEmailChangeAsync(other, "spared@example.com")).ProblemAsync(429, "rate.limited");
        (await AskEmailChangeAsync(other, "other-target@example.com")).Expect(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task EmailChange_FourthInAnHour_MailsNobodyAndKeepsTheLimitOfTheAddress()
    {
        using var user = await app.BuyerAsync();
        using var other = await app.BuyerAsync();
        for (var i = 0; i < 3; i++)
            (await AskEmailChangeAsync(user, "target@example.com")).Expect(HttpStatusCode.Accepted);
        await (await AskEmailChangeAsync(user, "elsewhere@example.com")).ProblemAsync(429, "rate.limited");
        await (await AskEmailChangeAsync(other, "target@example.com")).ProblemAsync(429, "rate.limited");
        Assert.Equal(
            3,
            await app.ScalarAsync<long>(
                "SELECT count(*) FROM platform.mails WHERE \"to\" IN ('target@example.com', 'elsewhere@example.com')"
            )
        );
    }

    [Fact]
    public async Task AnyRequest_SignedIn_CountsForTheUserAndNotForTheAddress()
    {
        using var user = await app.BuyerAsync();
        Assert.Equal(("60", "59", "1"), RateLimited.HeadersOf(await app.Anonymous.AskAsync("203.0.113.10")));
        Assert.Equal(("300", "299", "1"), RateLimited.HeadersOf(await user.Client.AskAsync("203.0.113.10")));
        Assert.Equal(("60", "58", "2"), RateLimited.HeadersOf(await app.Anonymous.AskAsync("203.0.113.10")));
        Assert.Equal(("300", "298", "1"), RateLimited.HeadersOf(await user.Client.AskAsync("203.0.113.11")));
    }

    [Fact]
    public async Task ForgotPassword_AddressTriedTooOften_LeavesRegistrationAlone()
    {
        for (var i = 0; i < 3; i++)
            (await app.ForgotAsync($"f{i}@example.com", "203.0.113.20")).Expect(HttpStatusCode.Accepted);
        await (await app.ForgotAsync("f3@example.com", "203.0.113.20")).ProblemAsync(429, "rate.limited");
        var registration = await app.Anonymous.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/auth/register",
            new
            {
                email = "f4@example.com",
                password = SignIn.Password,
                displayName = "F",
                acceptTerms = true,
            },
            ("X-Forwarded-For", "203.0.113.20")
        );
        registration.Expect(HttpStatusCode.Accepted);
        Assert.Equal("2", RateLimited.HeadersOf(registration).Remaining);
    }

    [Fact]
    public async Task ForgotPassword_MoreLinksThanConfigured_AnswersTheSameAndMailsThoseOnly()
    {
        using var user = await app.BuyerAsync();
        for (var i = 0; i < 3; i++)
            (await app.ForgotAsync(user.Email, $"203.0.113.3{i}")).Expect(HttpStatusCode.Accepted);
        Assert.Equal(RateLimitedAttribute.LinksPerHour, await app.MailCountAsync(user.Email));
    }

    [Fact]
    public async Task Everything_ButTheProbes_IsCounted()
    {
        foreach (var path in new[] { "/openapi/v1.json", "/.well-known/jwks.json", "/admin/login", "/problems", "/no" })
            Assert.Equal("600", RateLimited.HeadersOf(await app.Anonymous.GetAsync(path)).Limit);
        foreach (var path in new[] { "/health", "/alive" })
            Assert.False((await app.Anonymous.GetAsync(path)).Headers.Contains("RateLimit-Limit"));
    }

    [Fact]
    public async Task Request_ThatCannotBeRead_IsCounted()
    {
        var content = new StringContent("{}");
        content.Headers.ContentType = new("application/json") { CharSet = "bogus" };
        var answer = await app.Anonymous.PostAsync("/api/v1/auth/confirm-email", content);
        await answer.ProblemAsync(415, "request.content_type");
        Assert.Equal("60", RateLimited.HeadersOf(answer).Limit);
        Assert.Equal("60", RateLimited.HeadersOf(await app.Anonymous.GetAsync("/api/v1/products?q=%00")).Limit);
    }

    [Fact]
    public async Task IPv6_AddressesOfOneNetwork_CountTogether()
    {
        await app.Anonymous.AskAsync("2001:db8:1:2::1");
        Assert.Equal("58", RateLimited.HeadersOf(await app.Anonymous.AskAsync("2001:db8:1:2:ffff::9")).Remaining);
        Assert.Equal("59", RateLimited.HeadersOf(await app.Anonymous.AskAsync("2001:db8:1:3::1")).Remaining);
    }

    /// <summary>Wrong passwords for an account from one address, slowly enough for the limit of the address.</summary>
    private async Task GuessAsync(string email, string address, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await (await app.LoginAsync(i % 2 == 0 ? email : " " + email.ToUpperInvariant(), address)).ProblemAsync(
                401,
                "auth.invalid_credentials"
            );
            await app.RefillAddressAsync(address);
        }
    }

    private static Task<HttpResponseMessage> AskEmailChangeAsync(
        SignIn user,
        string newEmail,
        string password = SignIn.Password
    ) => user.Client.PostAsJsonAsync("/api/v1/me/email-change", new { newEmail, password });

    private Task<HttpResponseMessage> RightPasswordAsync(
        string email,
        string address,
        string password = SignIn.Password
    ) =>
        app.Anonymous.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/auth/login",
            new { email, password },
            ("X-Forwarded-For", address)
        );
}
