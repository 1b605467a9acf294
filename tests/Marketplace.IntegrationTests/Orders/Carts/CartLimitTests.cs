using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Platform;

namespace Marketplace.IntegrationTests.Orders.Carts;

/// <summary>Guests cannot fill the database with carts, nor ask for prices without end.</summary>
[RateLimited]
[OwnCache]
[StoppedClock]
[Setting("RateLimits:CartsPerMinute", "3")]
[Setting("RateLimits:EstimatesPerMinute", "2")]
public sealed class CartLimitTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Open_TooManyFromOneAddress_IsRefusedAndAccountsGoOn()
    {
        for (var i = 0; i < 3; i++)
            (await OpenAsync(app.Anonymous)).Expect(HttpStatusCode.Created);
        await (await OpenAsync(app.Anonymous)).ProblemAsync(429, "rate.limited");

        using var buyer = await app.BuyerAsync();
        (await OpenAsync(buyer.Client)).Expect(HttpStatusCode.Created);
        (await EstimateAsync()).Expect(HttpStatusCode.OK);
        (await EstimateAsync()).Expect(HttpStatusCode.OK);
        await (await EstimateAsync()).ProblemAsync(429, "rate.limited");
    }

    private static Task<HttpResponseMessage> OpenAsync(HttpClient client) =>
        client.SendJsonAsync(HttpMethod.Post, "/api/v1/carts", new { });

    private Task<HttpResponseMessage> EstimateAsync() =>
        app.Anonymous.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/checkouts/estimate",
            new { items = new[] { new { variantId = Guid.CreateVersion7(), quantity = 1 } } }
        );
}
