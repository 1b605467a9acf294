using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>Many at the same time: stock never oversells, one key is one purchase, one checkout is one
/// purchase.</summary>
public sealed class CheckoutConcurrencyTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Complete_TwoHundredBuyersOnTenUnits_TenOrdersAndNothingLeft()
    {
        var seller = await app.SellerAsync();
        var goods = await app.GoodsAsync(seller, stock: 10);
        var buyers = await Races.AtOnceAsync(200, _ => app.BuyerAsync());
        var checkouts = await Task.WhenAll(buyers.Select(b => b.CheckoutAsync((goods.VariantId, 1))));

        var answers = await Task.WhenAll(buyers.Zip(checkouts).Select(pair => pair.First.CompleteAsync(pair.Second)));

        var byStatus = answers.CountBy(a => a.StatusCode).ToDictionary();
        Assert.Equal(
            (10, 190),
            (byStatus.GetValueOrDefault(HttpStatusCode.Created), byStatus.GetValueOrDefault(HttpStatusCode.Conflict))
        );
        foreach (var refused in answers.Where(a => a.StatusCode == HttpStatusCode.Conflict))
            await refused.ProblemAsync(409, "stock.insufficient");
        Assert.Equal((0, 0, 0L), await app.StockOfAsync(goods.VariantId));
        Assert.Equal(
            10,
            await app.ScalarAsync<long>(
                $"SELECT COUNT(*) FROM orders.order_lines WHERE variant_id = '{goods.VariantId}'"
            )
        );
        Assert.Equal(0, await app.HeldCountOfAsync(goods.VariantId));
        Assert.Equal(
            1,
            await app.ScalarAsync<long>(
                $"""
                SELECT COUNT(*) FROM platform.outbox_messages WHERE type = 'marketplace.products.out-of-stock.v1'
                    AND payload::text LIKE '%{goods.VariantId}%'
                """
            )
        );
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Complete_FiftyTimesWithOneKey_OnePurchaseAndTheSameAnswer()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync(), stock: 100);
        var buyer = await app.BuyerAsync();
        var checkout = await buyer.CheckoutAsync((goods.VariantId, 2));

        var answers = await Races.AtOnceAsync(50, _ => CompleteAsync());

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.StatusCode));
        Assert.Equal(49, answers.Count(a => a.Headers.Contains("Idempotency-Replayed")));
        Assert.Single((await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync()))).Distinct());
        Assert.Equal((98, 0, 98L), await app.StockOfAsync(goods.VariantId));
        Assert.Equal(
            1,
            await app.ScalarAsync<long>($"SELECT COUNT(*) FROM orders.purchases WHERE buyer_id = '{buyer.UserId}'")
        );

        // A copy waits two seconds for the first, then says that it is still running: whoever hears that asks again.
        async Task<HttpResponseMessage> CompleteAsync()
        {
            while (true)
            {
                var answer = await buyer.CompleteAsync(checkout, "one-key-" + checkout);
                if (answer.StatusCode != HttpStatusCode.Conflict)
                    return answer;
                await answer.ProblemAsync(409, "idempotency.in_progress");
            }
        }
    }

    [Fact]
    public async Task Complete_FiftyKeysForOneCheckout_OnePurchase()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync(), stock: 100);
        var buyer = await app.BuyerAsync();
        var checkout = await buyer.CheckoutAsync((goods.VariantId, 2));

        var answers = await Races.AtOnceAsync(50, _ => buyer.CompleteAsync(checkout));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
            await refused.ProblemAsync(409, "checkout.closed");
        Assert.Equal((98, 0, 98L), await app.StockOfAsync(goods.VariantId));
    }

    [Fact]
    public async Task Complete_CrossingItems_NeverDeadlocks()
    {
        var first = await app.GoodsAsync(await app.SellerAsync(), stock: 500);
        var second = await app.GoodsAsync(await app.SellerAsync(), stock: 500);
        var buyers = await Races.AtOnceAsync(60, _ => app.BuyerAsync());
        var checkouts = await Task.WhenAll(
            buyers.Select(
                (b, i) =>
                    i % 2 == 0
                        ? b.CheckoutAsync((first.VariantId, 1), (second.VariantId, 2))
                        : b.CheckoutAsync((second.VariantId, 2), (first.VariantId, 1))
            )
        );

        var answers = await Task.WhenAll(buyers.Zip(checkouts).Select(pair => pair.First.CompleteAsync(pair.Second)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.StatusCode));
        Assert.Equal((440, 0, 440L), await app.StockOfAsync(first.VariantId));
        Assert.Equal((380, 0, 380L), await app.StockOfAsync(second.VariantId));
    }

    [Fact]
    public async Task CloseForGoodAndComplete_AtTheSameTime_NoClosedStoreHasAnOpenOrder()
    {
        var buyer = await app.BuyerAsync();
        var (closed, placed) = (0, 0);
        for (var round = 0; round < 30; round++)
        {
            using var seller = await app.SellerAsync();
            var goods = await app.GoodsAsync(seller);
            var checkout = await buyer.CheckoutAsync((goods.VariantId, 1));
            var (completed, closing) = await Races.AtOnceAsync(
                () => buyer.CompleteAsync(checkout),
                () => seller.Client.PostAsync($"/api/v1/seller/{seller.SellerId}/close", null)
            );
            if (closing.StatusCode == HttpStatusCode.OK)
            {
                closed++;
                await completed.ProblemAsync(422, "seller.store_closed");
            }
            else
            {
                placed++;
                await closing.ProblemAsync(409, "seller.has_open_orders");
                completed.Expect(HttpStatusCode.Created);
            }
        }

        Assert.Equal(30, closed + placed);
        Assert.Equal(
            0,
            await app.ScalarAsync<long>(
                "SELECT COUNT(*) FROM orders.orders o JOIN sellers.sellers s ON s.id = o.seller_id WHERE s.status = "
                    + "'Closed' AND o.status NOT IN ('Completed', 'Rejected', 'Cancelled', 'Expired')"
            )
        );
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task ConfirmAndCancel_AtTheSameTime_OneWinsAndStockIsRight()
    {
        var seller = await app.SellerAsync();
        var goods = await app.GoodsAsync(seller, stock: 100);
        var buyer = await app.BuyerAsync();
        var cancelled = 0;
        for (var round = 0; round < 20; round++)
        {
            var order = await buyer.OrderAsync(goods);
            var (confirm, cancel) = await Races.AtOnceAsync(
                () => seller.AsSellerAsync(order, "confirm"),
                () => buyer.AsBuyerAsync(order, "cancel")
            );
            var answers = new[] { confirm.StatusCode, cancel.StatusCode };
            Assert.Single(answers, s => s == HttpStatusCode.OK);
            Assert.Single(answers, s => s == HttpStatusCode.Conflict);
            var status = await buyer.StatusAsync(order);
            Assert.Equal(answers[0] == HttpStatusCode.OK ? "confirmed" : "cancelled", status);
            if (status == "cancelled")
                cancelled++;
        }

        var left = 100 - 20 + cancelled;
        Assert.Equal((left, 0, (long)left), await app.StockOfAsync(goods.VariantId));
        await app.AssertInvariantsAsync();
    }
}
