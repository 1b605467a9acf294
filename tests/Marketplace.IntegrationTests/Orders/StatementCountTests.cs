using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>How many statements a request sends: the same whatever the number of rows.</summary>
public sealed class StatementCountTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    /// <summary>Each insert is a statement, but they travel together: what grows with the lines is the text of the one
    /// batch.</summary>
    [Fact]
    public async Task Complete_ManyLinesOfFiveSellers_SixRoundTripsOfWhichOneGrows()
    {
        var buyer = await app.BuyerAsync();
        var items = new List<(Guid, int)>();
        for (var s = 0; s < 5; s++)
        {
            var seller = await app.SellerAsync();
            for (var p = 0; p < 3; p++)
                items.Add(((await app.GoodsAsync(seller)).VariantId, 1));
        }

        var one = await CountAsync(buyer, items.Take(1));
        var many = await CountAsync(buyer, items);
        // The key, the checkout, what is for sale, its stock, all rows, the answer with the commit.
        Assert.Equal(6, one.RoundTrips.Count);
        Assert.Equal(6, many.RoundTrips.Count);
        Assert.Equal(Alike(one, "INSERT"), Alike(many, "INSERT"));
        Assert.Equal(
            ["INSERT"],
            many.Statements.GroupBy(First)
                .Where(g => g.Count() > one.Statements.Count(s => First(s) == g.Key))
                .Select(g => g.Key)
        );
    }

    [Fact]
    public async Task Quote_OfSeveralSellers_ReadsVariantsAndStoresOnceAndWritesOnce()
    {
        var buyer = await app.BuyerAsync();
        var goods = new[]
        {
            await app.GoodsAsync(await app.SellerAsync()),
            await app.GoodsAsync(await app.SellerAsync()),
        };
        using var counter = new StatementCounter();
        var answer = await buyer.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/checkouts",
            ApiRequests.Checkout("cash_on_delivery", goods.Select(g => (g.VariantId.ToString(), 1))),
            ("traceparent", counter.TraceParent)
        );
        answer.Expect(HttpStatusCode.Created);
        Assert.Equal(["INSERT", "SELECT", "SELECT"], counter.RoundTrips.Select(First).Order());
    }

    [Theory]
    [InlineData("/api/v1/products?limit=2", "/api/v1/products?limit=50")]
    [InlineData("/api/v1/products?q=bakir&facets=true&limit=2", "/api/v1/products?q=bakir&facets=true&limit=50")]
    [InlineData(
        "/api/v1/products?category=elektronik&facets=true&sort=price_asc&limit=2",
        "/api/v1/products?category=elektronik&facets=true&sort=price_asc&limit=50"
    )]
    [InlineData("/api/v1/orders?limit=2", "/api/v1/orders?limit=50")]
    [InlineData("/api/v1/orders?status=placed&limit=2", "/api/v1/orders?status=placed&limit=50")]
    [InlineData("/api/v1/orders?status=placed,confirmed&limit=2", "/api/v1/orders?status=placed,confirmed&limit=50")]
    [InlineData("/api/v1/seller/{seller}/orders?limit=2", "/api/v1/seller/{seller}/orders?limit=50")]
    public async Task List_OfAnyLength_AtMostThreeStatements(string few, string many)
    {
        var (seller, buyer) = (await app.SellerAsync(), await app.BuyerAsync());
        var goods = new List<Goods>
        {
            await app.GoodsAsync(seller),
            await app.GoodsAsync(seller),
            await app.GoodsAsync(seller),
        };
        foreach (var thing in goods)
            await buyer.OrderAsync(thing);
        // A token that tells of the store, as sellers have it.
        var caller = few.Contains("/seller/", StringComparison.Ordinal)
            ? seller with
            {
                Client = await app.SignInAgainAsync(seller),
            }
            : buyer;
        var first = await GetCountAsync(
            caller,
            few.Replace("{seller}", $"{seller.SellerId}", StringComparison.Ordinal)
        );
        foreach (
            var path in new[] { many.Replace("{seller}", $"{seller.SellerId}", StringComparison.Ordinal), first.Next! }
        )
        {
            var statements = (await GetCountAsync(caller, path)).Statements;
            Assert.True(
                statements.Count is >= 1 and <= 3,
                $"{path}: {statements.Count}\n{string.Join("\n--\n", statements)}"
            );
        }

        Assert.InRange(first.Statements.Count, 1, 3);
    }

    [Fact]
    public async Task Detail_OfProductAndOrder_AtMostFourStatements()
    {
        var (order, seller, buyer, goods) = await app.CashOrderAsync();
        foreach (var path in new[] { $"/api/v1/products/{goods.ProductId}", $"/api/v1/orders/{order}" })
        {
            var statements = (await GetCountAsync(buyer, path)).Statements;
            Assert.True(statements.Count is >= 1 and <= 4, path + "\n" + string.Join("\n--\n", statements));
        }
    }

    /// <summary>A placed order is read in three statements, one with parcels in four, a delivered one in six, whatever
    /// the number of lines, parcels and returns.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Detail_OfAnOrderWithParcelsAndReturns_DoesNotGrow(int count)
    {
        var store = await app.Store().WithPlan("standard").OpenAsync();
        // A token that tells of the store, as sellers have it.
        var owner = store.Owner with
        {
            Client = await app.SignInAgainAsync(store.Owner),
        };
        var buyer = await app.BuyerAsync();
        var items = new List<(Guid, int)>();
        for (var i = 0; i < count; i++)
            items.Add(((await app.GoodsAsync(owner)).VariantId, 1));
        var made = await (await buyer.CompleteAsync(await buyer.CheckoutAsync([.. items]))).JsonAsync(
            HttpStatusCode.Created
        );
        var order = made.GetProperty("orders")[0].GetProperty("id").GetGuid();
        await ExpectAsync(3);

        (await owner.AsSellerAsync(order, "confirm")).Expect(HttpStatusCode.OK);
        var lines = await owner.LinesAsync(order);
        foreach (var line in lines)
            await owner.ShipParcelAsync(order, await owner.PackedAsync(order, (line, 1)));
        await ExpectAsync(4);

        (await owner.AsSellerAsync(order, "deliver")).Expect(HttpStatusCode.OK);
        foreach (var line in lines)
            await buyer.ReturnAsync(order, line, iban: "TR330006100519786457841326");
        await ExpectAsync(6);

        async Task ExpectAsync(int statements)
        {
            foreach (
                var (who, path) in new[]
                {
                    (buyer, $"/api/v1/orders/{order}"),
                    (owner, $"/api/v1/seller/{store.Id}/orders/{order}"),
                }
            )
            {
                var sent = (await GetCountAsync(who, path)).Statements;
                Assert.True(sent.Count == statements, path + "\n" + string.Join("\n--\n", sent));
            }
        }
    }

    private static async Task<(IReadOnlyCollection<string> Statements, string? Next)> GetCountAsync(
        SignIn caller,
        string path
    )
    {
        using var counter = new StatementCounter();
        var answer = await caller.Client.SendJsonAsync(
            HttpMethod.Get,
            path,
            null,
            ("traceparent", counter.TraceParent)
        );
        answer.Expect(HttpStatusCode.OK);
        var next = answer.Headers.TryGetValues("Link", out var links) ? links.Single()[1..].Split('>')[0] : null;
        return (counter.Statements, next);
    }

    private static async Task<StatementCounter> CountAsync(SignIn buyer, IEnumerable<(Guid, int)> items)
    {
        var checkout = await buyer.CheckoutAsync([.. items]);
        using var counter = new StatementCounter();
        var answer = await buyer.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/checkouts/{checkout}/complete",
            null,
            ("Idempotency-Key", checkout.ToString()),
            ("traceparent", counter.TraceParent)
        );
        answer.Expect(HttpStatusCode.Created);
        return counter;
    }

    private static string First(string statement) => statement.Split([' ', '\n'], 2)[0];

    private static IEnumerable<string> Alike(StatementCounter counter, string other) =>
        counter.Statements.Select(First).Where(word => word != other).Order();
}
