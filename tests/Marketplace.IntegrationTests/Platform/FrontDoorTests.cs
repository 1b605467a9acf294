using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Platform;

/// <summary>The first page of a deployment, which has none of a developer's pages.</summary>
public sealed class FrontDoorTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task FirstPage_OfADeployment_LeadsToDocumentationAlone()
    {
        var answer = await app.Anonymous.GetAsync("/", TestContext.Current.CancellationToken);
        answer.Expect(HttpStatusCode.OK);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("href=\"/scalar\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("marketplace.test", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/mails")]
    [InlineData("GET", "/mails/01a22503-e373-7000-8000-000000000000")]
    [InlineData("GET", "/mails/01a22503-e373-7000-8000-000000000000/body")]
    [InlineData("POST", "/development/sign-in")]
    public async Task DevelopersPages_OfADeployment_AreNotThere(string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), path);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        (await app.Anonymous.SendAsync(request, TestContext.Current.CancellationToken)).Expect(HttpStatusCode.NotFound);
    }
}

/// <summary>The first page of a deployment that has a shop.</summary>
[Setting("Marketplace:WebUrl", "https://shop.example.com")]
public sealed class FrontDoorOfAShopTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task FirstPage_OfADeploymentWithAShop_IsTheShop()
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var answer = await browser.GetAsync(app.Anonymous.BaseAddress, TestContext.Current.CancellationToken);
        answer.Expect(HttpStatusCode.Redirect);
        Assert.Equal("https://shop.example.com", answer.Headers.Location?.OriginalString);
    }
}
