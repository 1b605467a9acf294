using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>A buyer can ask how the amounts of their quote came about; nobody else can.</summary>
public sealed class CheckoutExplanationTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Explain_OwnCheckout_AddsUpToItAndIsHiddenFromOthers()
    {
        var store = await app.Store().WithProduct(stock: 10, priceMinor: 3_333).OpenAsync();
        using var buyer = await app.BuyerAsync();
        var id = await buyer.CheckoutAsync((store.Product.VariantId, 3));
        var checkout = await (await buyer.Client.GetAsync($"/api/v1/checkouts/{id}")).JsonAsync(HttpStatusCode.OK);
        var explained = await (await buyer.Client.GetAsync($"/api/v1/checkouts/{id}/explain")).JsonAsync(
            HttpStatusCode.OK
        );

        foreach (var sum in new[] { "itemsTotal", "shippingTotal", "taxTotal", "total" })
            Assert.Equal(checkout.GetProperty(sum).GetRawText(), explained.GetProperty(sum).GetRawText());
        var line = explained.GetProperty("sellers")[0].GetProperty("lines")[0];
        Assert.StartsWith("3 × 33,33 TRY = 99,99 TRY", line.GetProperty("text").GetString(), StringComparison.Ordinal);

        using var other = await app.BuyerAsync();
        await (await other.Client.GetAsync($"/api/v1/checkouts/{id}/explain")).ProblemAsync(404, "resource.not_found");
    }
}
