using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Orders.Carts;

/// <summary>What a cart holds is bought once, however many quotes there are of it.</summary>
public sealed class CartBoughtOnceTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Complete_ASecondQuoteOfTheSameCart_IsRefusedAndPlacesNothing()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync(), stock: 10);
        using var buyer = await app.BuyerAsync();
        var cart = await buyer.CartAsync((goods.VariantId, 2));
        var (first, second) = (await QuoteAsync(buyer, cart), await QuoteAsync(buyer, cart));
        await cart.AddAsync(goods.VariantId, 3);
        (await buyer.CompleteAsync(first)).Expect(HttpStatusCode.Created);

        await (await buyer.CompleteAsync(second)).ProblemAsync(409, "cart.already_bought");
        await (await buyer.CompleteAsync(first)).ProblemAsync(409, "checkout.closed");

        Assert.Equal(3, (await cart.GetAsync()).Quantities()[goods.VariantId]);
        Assert.Equal((8, 0, 8L), await app.StockOfAsync(goods.VariantId));
        // What was added meanwhile is bought with a quote of its own.
        (await buyer.CompleteAsync(await QuoteAsync(buyer, cart))).Expect(HttpStatusCode.Created);
        Assert.Empty((await cart.GetAsync()).Items());
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Complete_TwoQuotesTwentyTimesAtOnce_OnePurchase()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync(), stock: 500);
        for (var round = 0; round < 5; round++)
        {
            using var buyer = await app.BuyerAsync();
            var cart = await buyer.CartAsync((goods.VariantId, 1));
            Guid[] quotes = [await QuoteAsync(buyer, cart), await QuoteAsync(buyer, cart)];

            var answers = await Races.AtOnceAsync(20, i => buyer.CompleteAsync(quotes[i % 2]));

            Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
            foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
            {
                var code = (await refused.JsonAsync(HttpStatusCode.Conflict)).GetProperty("code").GetString();
                Assert.Contains(code, new[] { "cart.already_bought", "checkout.closed" });
            }

            Assert.Empty((await cart.GetAsync()).Items());
            Assert.Equal(
                1L,
                await app.ScalarAsync<long>($"SELECT COUNT(*) FROM orders.purchases WHERE buyer_id = '{buyer.UserId}'")
            );
        }

        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Complete_OfACartThatIsGone_AsksForANewQuote()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync());
        using var buyer = await app.BuyerAsync();
        var cart = await buyer.CartAsync((goods.VariantId, 1));
        var quote = await QuoteAsync(buyer, cart);
        await app.ExecuteAsync($"DELETE FROM orders.carts WHERE id = '{cart.Id}'");

        await (await buyer.CompleteAsync(quote)).ProblemAsync(410, "checkout.expired");
    }

    private static async Task<Guid> QuoteAsync(SignIn buyer, TestCart cart)
    {
        var body = ApiRequests.Checkout("cash_on_delivery");
        body.Remove("items");
        body["cartId"] = cart.Id;
        var answer = await buyer.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/checkouts", body);
        return (await answer.JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetGuid();
    }
}
