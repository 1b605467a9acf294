using System.Diagnostics;
using Marketplace.Api.Live;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Live;

/// <summary>How many streams there are, and when they end by themselves.</summary>
[Setting("Live:HeartbeatSeconds", "1")]
[Setting("Live:StreamsPerUser", "2")]
[Setting("Live:StreamsPerReplica", "3")]
public sealed class LiveLimitsTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Own = "/api/v1/me/events";

    [Fact]
    public async Task Streams_MoreThanAllowed_AreRefusedUntilOneIsClosed()
    {
        using var buyer = await app.BuyerAsync();
        using var other = await app.BuyerAsync();
        using var first = await LiveReader.OpenAsync(buyer.Client, Own);
        using var second = await LiveReader.OpenAsync(buyer.Client, Own);
        var third = await LiveReader.AskAsync(buyer.Client, Own);
        await third.ProblemAsync(429, "live.too_many_streams");
        Assert.NotNull(third.Headers.RetryAfter);
        using var others = await LiveReader.OpenAsync(other.Client, Own);
        var full = await LiveReader.AskAsync(other.Client, Own);
        await full.ProblemAsync(503, "live.full");
        Assert.NotNull(full.Headers.RetryAfter);

        first.Dispose();
        await IsOpenAsync(2);
        using var again = await LiveReader.OpenAsync(buyer.Client, Own);
        await again.NextAsync("resync");
        again.Dispose();
        second.Dispose();
        others.Dispose();
        await IsOpenAsync(0);
    }

    [Fact]
    public async Task Stream_WhoseTokenExpires_Ends()
    {
        using var buyer = await app.BuyerAsync();
        using var stream = await LiveReader.OpenAsync(buyer.Client, Own);
        await stream.NextAsync("resync");
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        await stream.RestAsync();
        await IsOpenAsync(0);
        await (await LiveReader.AskAsync(buyer.Client, Own)).ProblemAsync(401, "auth.token_expired");
    }

    [Fact]
    public async Task Stream_WithoutEvents_ShowsThatItLives()
    {
        using var buyer = await app.BuyerAsync();
        await LiveReader.HearsAsync(app);
        using (var answer = await LiveReader.AskAsync(buyer.Client, Own))
        {
            using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
            var comments = 0;
            while (comments < 3)
            {
                var line = await lines.ReadLineAsync().WaitAsync(MarketplaceApp.Patience);
                comments += line!.StartsWith(':') ? 1 : 0;
            }
        }

        await IsOpenAsync(0);
    }

    /// <summary>The host does not wait for those who are still looking.</summary>
    [Fact]
    public async Task Stop_WithAnOpenStream_EndsItSoon()
    {
        var own = new MarketplaceApp();
        await own.InitializeAsync();
        using var buyer = await own.BuyerAsync();
        using var stream = await LiveReader.OpenAsync(buyer.Client, Own);
        await stream.NextAsync("resync");

        var stopping = Stopwatch.StartNew();
        await own.DisposeAsync();

        // The host would wait for half a minute.
        Assert.True(stopping.Elapsed < TimeSpan.FromSeconds(20), $"{stopping.Elapsed}");
    }

    private Task IsOpenAsync(int streams) =>
        MarketplaceApp.EventuallyAsync(
            $"{streams} streams are open",
            () => Task.FromResult(app.Services.GetRequiredService<LiveHub>().Count == streams)
        );
}
