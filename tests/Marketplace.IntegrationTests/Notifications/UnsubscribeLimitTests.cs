using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Platform;

namespace Marketplace.IntegrationTests.Notifications;

/// <summary>A mail provider posts for many of its users from few addresses.</summary>
[RateLimited]
[OwnCache]
[StoppedClock]
[Setting("RateLimits:AnonymousPerMinute", "2")]
public sealed class UnsubscribeLimitTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Posts_FromOneAddress_AreCountedByUserUnlessTheLinkIsWrong()
    {
        var order = await app.CashOrderAsync();
        await app.DrainAsync();

        // The links of two users, each as often as one address may ask for anything else.
        foreach (var user in new[] { order.Buyer, order.Seller })
        {
            var right = await PostAsync(await UnsubscribeTests.LinkAsync(app, user.Email), 3);
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], right);
        }

        var wrong = await PostAsync("/unsubscribe?token=x", 3);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests], wrong);
    }

    private async Task<List<HttpStatusCode>> PostAsync(string link, int times)
    {
        var statuses = new List<HttpStatusCode>();
        for (var time = 0; time < times; time++)
        {
            using var oneClick = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
            statuses.Add((await app.Anonymous.PostAsync(link, oneClick)).StatusCode);
        }

        return statuses;
    }
}
