using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Platform;

/// <summary>Who may reach an instance on a developer's machine.</summary>
[RunsAs("Development")]
public sealed class DevelopmentAccessTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Theory]
    [InlineData("http://localhost:3000", true)]
    [InlineData("http://127.0.0.1:5173", true)]
    [InlineData("https://evil.example", false)]
    [InlineData("http://localhost.evil.example", false)]
    [InlineData("http://shop.localhost:3000", true)]
    [InlineData("file://", false)]
    [InlineData("http://user@localhost:3000", false)]
    public async Task Cors_WithoutConfiguredOrigins_AllowsThisMachineAlone(string origin, bool allowed)
    {
        var answer = await app.Anonymous.SendJsonAsync(HttpMethod.Get, "/api/v1/plans", null, ("Origin", origin));
        answer.Expect(HttpStatusCode.OK);
        Assert.Equal(
            allowed ? origin : null,
            answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null
        );
    }

    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("api.localhost", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    public async Task Host_OfAnotherName_IsRefused(string host, HttpStatusCode status)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/health") { Headers = { Host = host } };
        (await app.Anonymous.SendAsync(request)).Expect(status);
    }
}
