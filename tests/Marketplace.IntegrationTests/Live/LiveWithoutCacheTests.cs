using Marketplace.Api.Live;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Live;

/// <summary>Live events while Redis is away: nobody is told that nothing happens.</summary>
[OwnCache]
[Setting("Live:HeartbeatSeconds", "1")]
public sealed class LiveWithoutCacheTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Stream_RedisAway_TellsItsClientToReadAgainAndAgain()
    {
        using var buyer = await app.BuyerAsync();
        await LiveReader.HearsAsync(app);
        using var stream = await LiveReader.OpenAsync(buyer.Client, "/api/v1/me/events");
        await stream.NextAsync("resync");

        app.Setup<OwnCacheAttribute>().Lose();

        await MarketplaceApp.EventuallyAsync(
            "the Api knows that it hears nothing",
            () => Task.FromResult(!app.Services.GetRequiredService<LiveHub>().Hears)
        );
        for (var i = 0; i < 3; i++)
            await stream.NextAsync("resync");
        using var late = await LiveReader.OpenAsync(buyer.Client, "/api/v1/me/events");
        await late.NextAsync("resync");
        await late.NextAsync("resync");
    }
}
