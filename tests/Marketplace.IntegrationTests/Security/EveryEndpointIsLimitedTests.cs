using System.Net;
using System.Text;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Platform;

namespace Marketplace.IntegrationTests.Security;

/// <summary>Whoever goes on asking is told to stop, at every endpoint but the two probes.</summary>
[RateLimited]
[OwnCache]
[StoppedClock]
[Setting("RateLimits:AnonymousPerMinute", Limit)]
[Setting("RateLimits:UserPerMinute", Limit)]
[Setting("RateLimits:PagesPerMinute", Limit)]
[Setting("RateLimits:LoginPerMinute", Limit)]
[Setting("RateLimits:RegisterPerMinute", Limit)]
[Setting("RateLimits:ForgotPasswordPerMinute", Limit)]
[Setting("RateLimits:CartsPerMinute", Limit)]
[Setting("RateLimits:EstimatesPerMinute", Limit)]
[Setting("RateLimits:GuestCheckoutsPerMinute", Limit)]
[Setting("RateLimits:UploadsPerMinute", Limit)]
[Setting("RateLimits:WebhookPerMinute", Limit)]
[Setting("RateLimits:BadWebhookPerMinute", Limit)]
public sealed class EveryEndpointIsLimitedTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Limit = "2";
    private static readonly string[] Probes = ["GET /health", "GET /alive"];

    [Fact]
    public async Task Ask_AnonymouslyWithoutEnd_IsTooOftenEverywhere() =>
        Assert.Empty(await UnlimitedAsync(app.Anonymous));

    [Fact]
    public async Task Ask_WithAFreshAccountWithoutEnd_IsTooOftenEverywhere()
    {
        using var buyer = await app.BuyerAsync();
        Assert.Empty(await UnlimitedAsync(buyer.Client));
    }

    private async Task<List<string>> UnlimitedAsync(HttpClient client)
    {
        var endpoints = ListedEndpoint.Of(app);
        Assert.True(endpoints.Count > 150);
        Assert.All(Probes, probe => Assert.Contains(endpoints, e => e.Name == probe));
        var unlimited = new List<string>();
        foreach (var endpoint in endpoints.Where(e => !Probes.Contains(e.Name)))
        {
            if (!await IsLimitedAsync(client, endpoint))
                unlimited.Add(endpoint.Name);
        }
        return unlimited;
    }

    /// <summary>Whether one of a few requests, more than any limit allows, is too often.</summary>
    private static async Task<bool> IsLimitedAsync(HttpClient client, ListedEndpoint endpoint)
    {
        for (var attempt = 0; attempt < 4; attempt++)
        {
            using var request = new HttpRequestMessage(
                new HttpMethod(endpoint.Method),
                endpoint.PathFor(Guid.CreateVersion7())
            );
            if (endpoint.Method is not "GET")
                request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                return true;
        }

        return false;
    }
}
