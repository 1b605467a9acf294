using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Platform;

namespace Marketplace.IntegrationTests.Products;

/// <summary>An answer that is kept for two seconds is the answer that was given first, to those who may have
/// it.</summary>
[RateLimited]
[OwnCache]
[StoppedClock]
public sealed class KeptAnswersTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string List = "/api/v1/products?limit=5&sort=newest";

    [Fact]
    public async Task Get_SameAddressAgain_SameAnswerWithItsHeaders()
    {
        await app.GoodsAsync(await app.SellerAsync());
        await app.GoodsAsync(await app.SellerAsync());
        var path = List.Replace("limit=5", "limit=1", StringComparison.Ordinal);
        var first = await AskAsync(path, ("Origin", "http://localhost:3000"));
        var second = await AskAsync(path, ("Origin", "http://localhost:3000"));

        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(HeadersOf(first), HeadersOf(second));
        Assert.Contains("rel=\"next\"", second.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
        var same = await AskAsync(path, ("If-None-Match", second.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
    }

    [Fact]
    public async Task Get_KeptAnswer_CountsAgainstTheAddress()
    {
        var address = ("X-Forwarded-For", "203.0.113.77");
        var first = RateLimited.HeadersOf(await AskAsync(List, address));
        var second = RateLimited.HeadersOf(await AskAsync(List, address));

        Assert.Equal(first.Limit, second.Limit);
        Assert.Equal(
            int.Parse(first.Remaining, System.Globalization.CultureInfo.InvariantCulture) - 1,
            int.Parse(second.Remaining, System.Globalization.CultureInfo.InvariantCulture)
        );
    }

    [Fact]
    public async Task Get_KeptAnswerAsAUser_CountsAgainstTheUser()
    {
        using var buyer = await app.BuyerAsync();
        var anonymous = RateLimited.HeadersOf(await AskAsync(List));
        var user = RateLimited.HeadersOf(await buyer.Client.GetAsync(List));
        Assert.NotEqual(anonymous.Limit, user.Limit);
    }

    [Fact]
    public async Task Get_AfterTheSellerChangedTheProduct_ShowsTheChange()
    {
        using var seller = await app.SellerAsync();
        var goods = await app.GoodsAsync(seller);
        var path = $"/api/v1/products/{goods.ProductId}";
        var before = await (await AskAsync(path)).Content.ReadAsStringAsync();
        Assert.Equal(before, await (await AskAsync(path)).Content.ReadAsStringAsync());

        var own = $"/api/v1/seller/{seller.SellerId}/products/{goods.ProductId}";
        var tag = (await seller.Client.GetAsync(own)).Headers.ETag!.Tag;
        (
            await seller.Client.SendJsonAsync(HttpMethod.Post, own + "/archive", new { }, ("If-Match", tag))
        ).EnsureSuccessStatusCode();

        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(path)).StatusCode);
    }

    private Task<HttpResponseMessage> AskAsync(string path, params (string, string)[] headers) =>
        app.Anonymous.SendJsonAsync(HttpMethod.Get, path, null, headers);

    /// <summary>Those of the answer itself; each request has an id, a trace and a count of its own.</summary>
    private static List<string> HeadersOf(HttpResponseMessage answer) =>
        [
            .. answer
                .Headers.Concat(answer.Content.Headers)
                .Where(header =>
                    header.Key.ToLowerInvariant() is not ("x-request-id" or "traceparent" or "date")
                    && !header.Key.StartsWith("RateLimit", StringComparison.Ordinal)
                )
                .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
                .Order(StringComparer.Ordinal),
        ];
}
