using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Platform;

/// <summary>The limits while Redis is away.</summary>
[RateLimited]
[OwnCache]
[StoppedClock]
public sealed class LimitsWithoutCacheTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Login_RedisAway_IsCountedInProcess()
    {
        await (await app.LoginAsync("before@example.com", "203.0.113.1")).ProblemAsync(401, "auth.invalid_credentials");
        app.Setup<OwnCacheAttribute>().Lose();
        for (var i = 0; i < 5; i++)
        {
            var answer = await app.LoginAsync($"a{i}@example.com", "203.0.113.2");
            await answer.ProblemAsync(401, "auth.invalid_credentials");
            Assert.Equal(
                ("5", $"{4 - i}"),
                (RateLimited.HeadersOf(answer).Limit, RateLimited.HeadersOf(answer).Remaining)
            );
        }

        await (await app.LoginAsync("a5@example.com", "203.0.113.2")).ProblemAsync(429, "rate.limited");
        for (var i = 0; i < 10; i++)
        {
            // A minute fills the bucket of the address, and a sixth of a token into that of the account.
            app.Clock.Advance(TimeSpan.FromMinutes(i == 5 ? 1 : 0));
            await (await app.LoginAsync("one@example.com", "198.51.100.1")).ProblemAsync(
                401,
                "auth.invalid_credentials"
            );
        }

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await app.LoginAsync("one@example.com", "198.51.100.1")).ProblemAsync(429, "rate.limited");
    }
}
