using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Users;

/// <summary>What is kept of ended sessions; moves the clock, so alone on its database.</summary>
public sealed class PurgeSessionsTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Purge_ExpiredSessionsAndLinks_RemovesThemAndLeavesTheRest()
    {
        using var old = await app.BuyerAsync();
        (
            await app.Anonymous.SendJsonAsync(
                HttpMethod.Post,
                "/api/v1/auth/forgot-password",
                new { email = old.Email }
            )
        ).Expect(HttpStatusCode.Accepted);
        app.Clock.Advance(TimeSpan.FromDays(31));
        using var present = await app.BuyerAsync();
        await app.RunJobAsync("users.purge-sessions");
        Assert.Equal(0, await app.SessionCountAsync(old.UserId));
        Assert.Equal(0, await app.LinkCountAsync(old.UserId));
        Assert.Equal(1, await app.SessionCountAsync(present.UserId));
    }
}
