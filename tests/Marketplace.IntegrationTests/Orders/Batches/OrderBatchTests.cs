using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Orders.Batches;

/// <summary>Many orders of a store at once: each on its own, each with its own answer.</summary>
public sealed class OrderBatchTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Confirm_OwnForeignAndUnknown_SaysOfEachWhatBecameOfIt()
    {
        var (seller, orders) = await PlacedAsync(2);
        var foreign = await app.CashOrderAsync();
        var rejected = (await PlacedAsync(1, seller)).Orders[0];
        (await seller.AsSellerAsync(rejected, "reject", new { reasonCode = "damaged" })).Expect(HttpStatusCode.OK);
        Guid[] asked = [orders[0], foreign.Id, rejected, Guid.CreateVersion7(), orders[1]];

        var answer = await ConfirmAsync(seller, asked);

        Assert.Equal((2, 3), Counts(answer));
        var results = answer.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(asked, results.Select(r => r.GetProperty("orderId").GetGuid()));
        Assert.Equal(
            ["confirmed", null, null, null, "confirmed"],
            results.Select(r => r.GetProperty("status").GetString())
        );
        Assert.Equal(
            [null, "resource.not_found", "order.invalid_transition", "resource.not_found", null],
            results.Select(CodeOf)
        );
        // Somebody else's order says no more than one that is not there.
        Assert.Equal(
            results[1].GetProperty("problem").GetProperty("detail").GetString(),
            results[3].GetProperty("problem").GetProperty("detail").GetString()
        );
        var problem = results[1].GetProperty("problem");
        Assert.Equal(404, problem.GetProperty("status").GetInt32());
        Assert.Equal("Not found", problem.GetProperty("title").GetString());
        Assert.EndsWith($"/orders/{foreign.Id}/confirm", problem.GetProperty("instance").GetString());
        Assert.Equal("Placed", await app.OrderStatusOfAsync(foreign.Id));
        Assert.Equal(
            "Kayıt bulunamadı",
            (await ConfirmAsync(seller, [foreign.Id], language: "tr"))
                .GetProperty("results")[0]
                .GetProperty("problem")
                .GetProperty("title")
                .GetString()
        );
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Confirm_Again_IsSafe()
    {
        var (seller, orders) = await PlacedAsync(2);
        await ConfirmAsync(seller, orders);

        var again = await ConfirmAsync(seller, orders);

        Assert.Equal((2, 0), Counts(again));
        Assert.All(
            again.GetProperty("results").EnumerateArray(),
            r => Assert.False(r.GetProperty("changed").GetBoolean())
        );
        foreach (var order in orders)
            Assert.Equal(1, await app.EventsOfAsync(order, "orders.order-confirmed"));
    }

    [Fact]
    public async Task Confirm_UnderOneKey_AnswersTheSameAgain()
    {
        var (seller, orders) = await PlacedAsync(2);
        var key = Guid.CreateVersion7().ToString();
        var first = await (await PostAsync(seller, "confirm", new { orderIds = orders }, key)).JsonAsync(
            HttpStatusCode.OK
        );

        var repeated = await PostAsync(seller, "confirm", new { orderIds = orders }, key);

        Assert.Equal("true", repeated.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal(first.ToString(), (await repeated.JsonAsync(HttpStatusCode.OK)).ToString());
        Assert.True(first.GetProperty("results")[0].GetProperty("changed").GetBoolean());
        await (await PostAsync(seller, "confirm", new { orderIds = orders.Take(1) }, key)).ProblemAsync(
            422,
            "idempotency.key_reused"
        );
    }

    [Fact]
    public async Task Confirm_SixAtOnce_EachOrderIsConfirmedOnce()
    {
        var (seller, orders) = await PlacedAsync(5);

        var answers = await Races.AtOnceAsync(
            6,
            i => ConfirmAsync(seller, i % 2 == 0 ? orders : [.. orders.Reverse()])
        );

        Assert.All(answers, a => Assert.Equal((5, 0), Counts(a)));
        foreach (var order in orders)
        {
            Assert.Equal(1, await app.EventsOfAsync(order, "orders.order-confirmed"));
            Assert.Single(answers, a => ResultOf(a, order).GetProperty("changed").GetBoolean());
        }

        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Ship_SomeWrong_ShipsTheOthersAndIsSafeTwice()
    {
        var (seller, orders) = await PlacedAsync(5);
        await ConfirmAsync(seller, [.. orders.Take(4)]);
        var taken = $"T{Guid.CreateVersion7():N}";
        object[] items =
        [
            new
            {
                orderId = orders[0],
                carrierCode = "yurtici",
                trackingNumber = taken,
            },
            new
            {
                orderId = orders[1],
                carrierCode = "yurtici",
                trackingNumber = taken,
            },
            new
            {
                orderId = orders[2],
                carrierCode = "nobody",
                trackingNumber = "1",
            },
            new
            {
                orderId = orders[3],
                carrier = "Mahalle Kargo",
                trackingNumber = "M-1",
            },
            new
            {
                orderId = orders[4],
                carrierCode = "yurtici",
                trackingNumber = "2",
            },
        ];

        var answer = await ShipAsync(seller, items);

        Assert.Equal(
            [null, "parcel.tracking_taken", "validation.failed", null, "order.invalid_transition"],
            answer.GetProperty("results").EnumerateArray().Select(CodeOf)
        );
        Assert.Equal(
            "#/carrierCode",
            answer
                .GetProperty("results")[2]
                .GetProperty("problem")
                .GetProperty("errors")[0]
                .GetProperty("pointer")
                .GetString()
        );
        var shipped = (await seller.SoldOrderOfAsync(orders[0])).GetProperty("parcels")[0];
        Assert.Equal(("shipped", taken), (Text(shipped, "status"), Text(shipped, "trackingNumber")));
        Assert.Contains(taken, Text(shipped, "trackingUrl"), StringComparison.Ordinal);
        Assert.Equal("Confirmed", await app.OrderStatusOfAsync(orders[1]));

        var again = await ShipAsync(seller, items);
        Assert.Equal(answer.GetProperty("succeeded").GetInt32(), again.GetProperty("succeeded").GetInt32());
        Assert.False(ResultOf(again, orders[0]).GetProperty("changed").GetBoolean());
        Assert.Equal(1, await app.EventsOfAsync(orders[0], "orders.order-shipped"));
        var other = await ShipAsync(
            seller,
            [
                new
                {
                    orderId = orders[0],
                    carrierCode = "yurtici",
                    trackingNumber = "another",
                },
            ]
        );
        Assert.Equal("order.invalid_transition", CodeOf(other.GetProperty("results")[0]));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Batch_TooManyNoneOrTwice_IsRefusedAsAWhole()
    {
        var (seller, orders) = await PlacedAsync(1);
        var many = Enumerable.Range(0, 51).Select(_ => Guid.CreateVersion7());
        foreach (var ids in new[] { many.ToArray(), [], [orders[0], orders[0]] })
        {
            await (await PostAsync(seller, "confirm", new { orderIds = ids })).ProblemAsync(400, "validation.failed");
            var items = ids.Select(id => new
            {
                orderId = id,
                carrier = "A",
                trackingNumber = "1",
            });
            await (await PostAsync(seller, "ship", new { items })).ProblemAsync(400, "validation.failed");
        }

        Assert.Equal("Placed", await app.OrderStatusOfAsync(orders[0]));
        using var stranger = await app.SellerAsync();
        await (
            await PostAsync(stranger with { SellerId = seller.SellerId }, "confirm", new { orderIds = orders })
        ).ProblemAsync(404, "resource.not_found");
    }

    /// <summary>Twice the orders are twice the statements: nothing grows faster.</summary>
    [Fact]
    public async Task Confirm_MoreOrders_CostTheSameEach()
    {
        var (seller, orders) = await PlacedAsync(9);
        // A token that tells of the store, as sellers have it.
        var owner = seller with
        {
            Client = await app.SignInAgainAsync(seller),
        };
        var counts = new List<int>();
        foreach (var part in new[] { orders[..1], orders[1..3], orders[3..9] })
        {
            using var counter = new StatementCounter();
            (
                await owner.Client.SendJsonAsync(
                    HttpMethod.Post,
                    PathOf(owner, "confirm"),
                    new { orderIds = part },
                    ("traceparent", counter.TraceParent)
                )
            ).Expect(HttpStatusCode.OK);
            counts.Add(counter.Statements.Count);
        }

        var each = counts[1] - counts[0];
        Assert.Equal(counts[1] + 4 * each, counts[2]);
        Assert.Equal(1, counts[0] - each);
    }

    private async Task<(SignIn Seller, Guid[] Orders)> PlacedAsync(int count, SignIn? seller = null)
    {
        seller ??= await app.SellerAsync();
        var goods = await app.GoodsAsync(seller, stock: 100);
        using var buyer = await app.BuyerAsync();
        var orders = new List<Guid>();
        for (var i = 0; i < count; i++)
            orders.Add(await buyer.OrderAsync(goods));
        return (seller, [.. orders]);
    }

    private static async Task<JsonElement> ConfirmAsync(
        SignIn seller,
        IReadOnlyList<Guid> orders,
        string language = "en"
    ) =>
        await (await PostAsync(seller, "confirm", new { orderIds = orders }, null, language)).JsonAsync(
            HttpStatusCode.OK
        );

    private static async Task<JsonElement> ShipAsync(SignIn seller, object[] items) =>
        await (await PostAsync(seller, "ship", new { items })).JsonAsync(HttpStatusCode.OK);

    private static Task<HttpResponseMessage> PostAsync(
        SignIn seller,
        string command,
        object body,
        string? key = null,
        string language = "en"
    ) =>
        seller.Client.SendJsonAsync(
            HttpMethod.Post,
            PathOf(seller, command),
            body,
            [("Accept-Language", language), .. key is null ? ((string, string)[])[] : [("Idempotency-Key", key)]]
        );

    private static string PathOf(SignIn seller, string command) =>
        $"/api/v1/seller/{seller.SellerId}/orders/batch/{command}";

    private static (int, int) Counts(JsonElement answer) =>
        (answer.GetProperty("succeeded").GetInt32(), answer.GetProperty("failed").GetInt32());

    private static string? CodeOf(JsonElement result) =>
        result.GetProperty("problem") is { ValueKind: JsonValueKind.Object } problem ? Text(problem, "code") : null;

    private static JsonElement ResultOf(JsonElement answer, Guid order) =>
        answer.GetProperty("results").EnumerateArray().Single(r => r.GetProperty("orderId").GetGuid() == order);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
