using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Products;

/// <summary>A seller's product and stock are sent again only when something that is shown changed.</summary>
public sealed class ContentETagTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Product_AfterASale_IsSentAgainAndMayStillBeChangedWithTheOlderTag()
    {
        var store = await app.Store().WithProduct(stock: 5).OpenAsync();
        var path = $"/api/v1/seller/{store.Id}/products/{store.Product.ProductId}";
        var before = await TagOfAsync(store.Owner, path);
        (await GetAsync(store.Owner, path, before)).Expect(HttpStatusCode.NotModified);
        (await GetAsync(store.Owner, path, "*")).Expect(HttpStatusCode.NotModified);

        await (await app.BuyerAsync()).OrderAsync(store.Product, 2);

        var after = await GetAsync(store.Owner, path, before);
        after.Expect(HttpStatusCode.OK);
        Assert.NotEqual(before, after.Headers.ETag!.Tag);
        var changed = await store.Owner.Client.SendJsonAsync(
            HttpMethod.Patch,
            path,
            new { title = "Another title" },
            ("If-Match", before)
        );
        changed.Expect(HttpStatusCode.OK);
        await (
            await store.Owner.Client.SendJsonAsync(
                HttpMethod.Patch,
                path,
                new { title = "A third title" },
                ("If-Match", before)
            )
        ).ProblemAsync(412, "precondition.failed");
    }

    [Fact]
    public async Task Stock_Unchanged_IsNotSentAgain()
    {
        var store = await app.Store().WithProduct(stock: 5).OpenAsync();
        var path = $"/api/v1/seller/{store.Id}/stock/{store.Product.VariantId}";
        var before = await TagOfAsync(store.Owner, path);
        (await GetAsync(store.Owner, path, before)).Expect(HttpStatusCode.NotModified);
        await (await app.BuyerAsync()).OrderAsync(store.Product);
        (await GetAsync(store.Owner, path, before)).Expect(HttpStatusCode.OK);
    }

    private static async Task<string> TagOfAsync(SignIn by, string path)
    {
        var answer = await by.Client.GetAsync(path);
        answer.Expect(HttpStatusCode.OK);
        return answer.Headers.ETag!.Tag;
    }

    private static Task<HttpResponseMessage> GetAsync(SignIn by, string path, string tag) =>
        by.Client.SendJsonAsync(HttpMethod.Get, path, null, ("If-None-Match", tag));
}
