using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>Nobody keeps a store's stock from others by starting purchases and not paying.</summary>
[Setting("Orders:MaxUnpaidPurchases", "5")]
[Setting("Orders:MaxHeldUnits", "12")]
[Setting("Orders:MaxUnpaidPerDay", "7")]
public sealed class UnpaidHoldTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Fact]
    public async Task Complete_TwentyAtOnceByOneBuyer_HoldsFiveUnitsAndOthersBuy()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync(), stock: 20);
        var (buyer, other) = (await app.BuyerAsync(), await app.BuyerAsync());
        var checkouts = await QuotesAsync(buyer, goods, 20);

        var answers = await Races.AtOnceAsync(20, i => buyer.CompleteAsync(checkouts[i]));

        var open = await Task.WhenAll(
            answers.Where(a => a.StatusCode == HttpStatusCode.Created).Select(a => a.JsonAsync(HttpStatusCode.Created))
        );
        Assert.Equal(5, open.Length);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            var problem = await refused.ProblemAsync(409, "checkout.unpaid_limit");
            Assert.Equal(5, problem.GetProperty("params").GetProperty("limit").GetInt32());
        }

        Assert.Equal((20, 5, 20L), await app.StockOfAsync(goods.VariantId));
        (await CompleteNextAsync(other, goods, 12)).Expect(HttpStatusCode.Created);
        (await buyer.CompleteAsync(await buyer.CheckoutAsync((goods.VariantId, 1)))).Expect(HttpStatusCode.Created);

        await PayAsync(buyer, open[0]);
        (await CompleteNextAsync(buyer, goods)).Expect(HttpStatusCode.Created);
        await (await CompleteNextAsync(buyer, goods)).ProblemAsync(409, "checkout.unpaid_limit");
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Complete_MoreUnitsThanABuyerMayHold_IsRefusedUntilSomeAreGivenBack()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync(), stock: 100);
        var buyer = await app.BuyerAsync();
        var first = await (await CompleteNextAsync(buyer, goods, 12)).JsonAsync(HttpStatusCode.Created);

        var problem = await (await CompleteNextAsync(buyer, goods)).ProblemAsync(409, "checkout.held_units");

        Assert.Equal("""{"limit":12,"held":12,"wanted":1}""", problem.GetProperty("params").GetRawText());
        await CancelAsync(buyer, first);
        (await CompleteNextAsync(buyer, goods)).Expect(HttpStatusCode.Created);
        Assert.Equal((100, 1, 100L), await app.StockOfAsync(goods.VariantId));
    }

    [Fact]
    public async Task Complete_AgainAndAgainWithoutPaying_IsRefusedForADayExceptInCash()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync(), stock: 100);
        var buyer = await app.BuyerAsync();
        for (var i = 0; i < 7; i++)
            await CancelAsync(buyer, await (await CompleteNextAsync(buyer, goods)).JsonAsync(HttpStatusCode.Created));

        var refused = await CompleteNextAsync(buyer, goods);

        var problem = await refused.ProblemAsync(429, "checkout.unpaid_repeatedly");
        Assert.Equal(7, problem.GetProperty("params").GetProperty("count").GetInt32());
        Assert.Equal(24, problem.GetProperty("params").GetProperty("hours").GetInt32());
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromHours(23), TimeSpan.FromHours(24));
        (await buyer.CompleteAsync(await buyer.CheckoutAsync((goods.VariantId, 1)))).Expect(HttpStatusCode.Created);

        // The purchases of yesterday no longer count.
        await app.ExecuteAsync(
            $"UPDATE orders.orders SET created_at = created_at - interval '25 hours' WHERE buyer_id = '{buyer.UserId}'"
        );
        (await CompleteNextAsync(buyer, goods)).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Complete_TheLastAllowedPurchaseTwice_SaysThatItIsClosed()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync(), stock: 20);
        var buyer = await app.BuyerAsync();
        foreach (var quote in await QuotesAsync(buyer, goods, 4))
            (await buyer.CompleteAsync(quote)).Expect(HttpStatusCode.Created);
        var last = await buyer.CardCheckoutAsync((goods.VariantId, 1));

        var answers = await Races.AtOnceAsync(2, _ => buyer.CompleteAsync(last));

        var won = Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        await answers.Single(a => a != won).ProblemAsync(409, "checkout.closed");
    }

    private static Task<Guid[]> QuotesAsync(SignIn buyer, Goods goods, int count) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(_ => buyer.CardCheckoutAsync((goods.VariantId, 1))));

    private static async Task<HttpResponseMessage> CompleteNextAsync(SignIn buyer, Goods goods, int quantity = 1) =>
        await buyer.CompleteAsync(await buyer.CardCheckoutAsync((goods.VariantId, quantity)));

    private static async Task CancelAsync(SignIn buyer, JsonElement completed) =>
        (await buyer.AsBuyerAsync(OrderOf(completed), "cancel")).Expect(HttpStatusCode.OK);

    private async Task PayAsync(SignIn buyer, JsonElement completed)
    {
        await app.Provider.PayAsync(completed.GetProperty("payment").GetProperty("checkoutUrl").GetString()!);
        await MarketplaceApp.EventuallyAsync(
            "the order is placed",
            async () => await buyer.StatusAsync(OrderOf(completed)) == "placed"
        );
    }

    private static Guid OrderOf(JsonElement completed) =>
        completed.GetProperty("orders")[0].GetProperty("id").GetGuid();
}
