using System.Net;
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
            await (await app.LoginAsync($"a{i}@example.com", "203.0.113.1")).ProblemAsync(
                401,
                "auth.invalid_credentials"
            );
        var sixth = await app.LoginAsync("a5@example.com", "203.0.113.1");
        var problem = await sixth.ProblemAsync(429, "rate.limited");
        Assert.Equal(TimeSpan.FromSeconds(12), sixth.Headers.RetryAfter?.Delta);
        Assert.Equal(12, problem.GetProperty("params").GetProperty("retryAfter").GetInt32());
        Assert.Equal(("5", "0", "60"), RateLimited.HeadersOf(sixth));
        await (await app.LoginAsync("a6@example.com", "203.0.113.2")).ProblemAsync(401, "auth.invalid_credentials");
    }

    [Fact]
    public async Task Login_ElevenTimesToOneAccountFromManyAddresses_IsTooOften()
    {
        using var user = await app.BuyerAsync();
        foreach (var (email, net) in new[] { (user.Email, 1), ("no-such-account@example.com", 2) })
        {
            for (var i = 0; i < 10; i++)
                await (
                    await app.LoginAsync(i % 2 == 0 ? email : " " + email.ToUpperInvariant(), $"198.51.{net}.{i}")
                ).ProblemAsync(401, "auth.invalid_credentials");
            var answer = await app.LoginAsync(email, $"198.51.{net}.99");
            await answer.ProblemAsync(429, "rate.limited");
            Assert.Equal(TimeSpan.FromMinutes(6), answer.Headers.RetryAfter?.Delta);
        }
    }

    [Fact]
    public async Task PanelSignIn_AccountTriedTooOftenAtTheApi_IsTooOften()
    {
        using var admin = await app.AdminAsync();
        for (var i = 0; i < 10; i++)
            await (await app.LoginAsync(admin.Email, $"198.51.3.{i}")).ProblemAsync(401, "auth.invalid_credentials");
        using var panel = new Panel(app);
        await panel.SignInAsync(admin.Email, SignIn.Password);
        Assert.Contains("rate.limited", await panel.PageAsync("/admin/login"), StringComparison.Ordinal);
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
    public async Task IPv6_AddressesOfOneNetwork_CountTogether()
    {
        await app.Anonymous.AskAsync("2001:db8:1:2::1");
        Assert.Equal("58", RateLimited.HeadersOf(await app.Anonymous.AskAsync("2001:db8:1:2:ffff::9")).Remaining);
        Assert.Equal("59", RateLimited.HeadersOf(await app.Anonymous.AskAsync("2001:db8:1:3::1")).Remaining);
    }
}
