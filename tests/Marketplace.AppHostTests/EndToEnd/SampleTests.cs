using System.Net;
using Marketplace.AppHost.Running;

namespace Marketplace.AppHostTests;

/// <summary>Shop and seller board under the orchestrator.</summary>
[Collection(RunningApplicationCollection.Name)]
public sealed class SampleTests(RunningApplication running)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [SampleApplications.ShopName, SampleApplications.SellerBoardName];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Sample_ServesItsPageAndPassesOnToTheApi(string name)
    {
        Assert.SkipUnless(SampleApplications.CanRun, "The samples are not built: ./dev test builds them.");
        await Eventually.AsksAsync(() => Task.FromResult(running.States), now => now.AreHealthy(name, 1), Token);
        using var browser = new HttpClient { BaseAddress = running.AddressOf(name) };

        var page = await browser.GetStringAsync("", Token);
        using var deep = await browser.GetAsync("sign-in", Token);
        using var answer = await browser.GetAsync("api/v1/categories", Token);

        Assert.Contains("<div id=\"root\"></div>", page, StringComparison.Ordinal);
        Assert.Equal(page, await deep.Content.ReadAsStringAsync(Token));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Shop_IsWhereThePayerComesBack()
    {
        Assert.SkipUnless(SampleApplications.CanRun, "The samples are not built: ./dev test builds them.");
        var shop = running.Shop;
        var variant = await shop.VariantAsync(Token);
        var placed = await shop.PostAsync(await shop.QuoteAsync(variant, "card", Token), "buyer", null, Token);
        using var browser = new HttpClient();

        var page = await browser.GetStringAsync(placed["payment"]!["checkoutUrl"]!.ToString(), Token);

        var paid = new Uri(running.AddressOf(SampleApplications.ShopName), "/paid?payment=").AbsoluteUri;
        Assert.Contains($"href=\"{paid}", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }
}
