using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>How many statements a request sends: the same whatever the number of rows.</summary>
public sealed class StatementCountTests(OrdersApp app) : IClassFixture<OrdersApp>
{
    [Fact]
    public async Task Complete_ManyLinesOfFiveSellers_AtMostTwelveStatements()
    {
        var buyer = await app.BuyerAsync();
        var items = new List<(Guid, int)>();
        for (var s = 0; s < 5; s++)
        {
            var seller = await app.SellerAsync();
            for (var p = 0; p < 3; p++) items.Add(((await app.GoodsAsync(seller)).VariantId, 1));
        }

        var one = await CountAsync(buyer, items.Take(1));
        var many = await CountAsync(buyer, items);
        Assert.True(many.Count <= 12, $"{many.Count} statements:\n{string.Join("\n--\n", many)}");
        Assert.Equal(one.Count, many.Count);
    }

    [Theory]
    [InlineData("/api/v1/products?limit=2", "/api/v1/products?limit=50", 3)]
    [InlineData("/api/v1/orders?limit=2", "/api/v1/orders?limit=50", 3)]
    public async Task List_OfAnyLength_AtMostThreeStatements(string few, string many, int most)
    {
        var (seller, buyer) = (await app.SellerAsync(), await app.BuyerAsync());
        var goods = new List<Goods> { await app.GoodsAsync(seller), await app.GoodsAsync(seller), await app.GoodsAsync(seller) };
        foreach (var thing in goods) await OrdersApp.OrderAsync(buyer, thing);
        Assert.InRange((await GetCountAsync(buyer, few)).Count, 0, most);
        var statements = await GetCountAsync(buyer, many);
        Assert.True(statements.Count <= most, string.Join("\n--\n", statements));
    }

    [Fact]
    public async Task Detail_OfProductAndOrder_AtMostFourStatements()
    {
        var (seller, buyer) = (await app.SellerAsync(), await app.BuyerAsync());
        var goods = await app.GoodsAsync(seller);
        var order = await OrdersApp.OrderAsync(buyer, goods);
        foreach (var path in new[] { $"/api/v1/products/{goods.ProductId}", $"/api/v1/orders/{order}" })
        {
            var statements = await GetCountAsync(buyer, path);
            Assert.True(statements.Count <= 4, path + "\n" + string.Join("\n--\n", statements));
        }
    }

    private static async Task<IReadOnlyCollection<string>> GetCountAsync(SignIn caller, string path)
    {
        using var counter = new StatementCounter();
        (await caller.Client.SendJsonAsync(HttpMethod.Get, path, null, ("traceparent", counter.TraceParent))).Expect(HttpStatusCode.OK);
        return counter.Statements;
    }

    private static async Task<IReadOnlyCollection<string>> CountAsync(SignIn buyer, IEnumerable<(Guid, int)> items)
    {
        var checkout = await OrdersApp.CheckoutAsync(buyer, [.. items]);
        using var counter = new StatementCounter();
        var answer = await buyer.Client.SendJsonAsync(HttpMethod.Post, $"/api/v1/checkouts/{checkout}/complete", null, ("Idempotency-Key", checkout.ToString()), ("traceparent", counter.TraceParent));
        answer.Expect(HttpStatusCode.Created);
        Assert.NotEmpty(counter.Statements);
        return counter.Statements;
    }
}
