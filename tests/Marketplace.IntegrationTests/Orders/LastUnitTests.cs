using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>Two buyers want the last unit.</summary>
public sealed class LastUnitTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Complete_TwoBuyersAtOnce_OneGetsItAndARejectionBringsItBack()
    {
        var store = await app.Store().WithProduct(stock: 1).OpenAsync();
        var variant = store.Product.VariantId;
        SignIn[] buyers = [await app.BuyerAsync(), await app.BuyerAsync()];
        Guid[] checkouts = [await buyers[0].CheckoutAsync((variant, 1)), await buyers[1].CheckoutAsync((variant, 1))];

        var answers = await Races.AtOnceAsync(2, i => buyers[i].CompleteAsync(checkouts[i]));

        var won = Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        await answers.Single(a => a != won).ProblemAsync(409, "stock.insufficient");
        Assert.Equal((0, 0, 0L), await app.StockOfAsync(variant));
        Assert.Equal(1, await app.EventsOfAsync(variant, "products.out-of-stock"));

        var order = (await won.JsonAsync(HttpStatusCode.Created)).GetProperty("orders")[0].GetProperty("id").GetGuid();
        (await store.Owner.AsSellerAsync(order, "reject", new { reasonCode = "damaged" })).Expect(HttpStatusCode.OK);

        Assert.Equal((1, 0, 1L), await app.StockOfAsync(variant));
        Assert.Equal(1, await app.EventsOfAsync(order, "orders.order-rejected"));
        await app.AssertInvariantsAsync();
    }
}
