using System.Net;
using System.Text.Json;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>Cash on delivery from quote to the end of the return window, over HTTP.</summary>
public sealed class OrderFlowTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Purchase_FromTwoSellers_IsOneOrderEachAndTakesStockAtOnce()
    {
        var (first, second, buyer) = (await app.SellerAsync(), await app.SellerAsync(), await app.BuyerAsync());
        var (cezve, fincan) = (
            await app.GoodsAsync(first, 10, 34_900, "Bakır cezve"),
            await app.GoodsAsync(second, 10, 9_900, "Fincan")
        );

        var quote = await (await buyer.QuoteAsync([(cezve.VariantId, 2), (fincan.VariantId, 3)])).JsonAsync(
            HttpStatusCode.Created
        );
        Assert.Equal((10, 0, 10L), await app.StockOfAsync(cezve.VariantId));
        var done = await (await buyer.CompleteAsync(quote.GetProperty("id").GetGuid())).JsonAsync(
            HttpStatusCode.Created
        );

        var orders = done.GetProperty("orders").EnumerateArray().ToList();
        Assert.Equal(
            new[] { first.SellerId, second.SellerId }.Order(),
            orders.Select(o => o.GetProperty("sellerId").GetGuid()).Order()
        );
        Assert.All(orders, o => Assert.Equal("placed", o.GetProperty("status").GetString()));
        Assert.Equal(
            done.GetProperty("total").GetProperty("amount").GetInt64(),
            orders.Sum(o => o.GetProperty("total").GetProperty("amount").GetInt64())
        );
        Assert.Equal(
            quote.GetProperty("total").GetProperty("amount").GetInt64(),
            done.GetProperty("total").GetProperty("amount").GetInt64()
        );
        Assert.Equal((8, 0, 8L), await app.StockOfAsync(cezve.VariantId));
        Assert.Equal((7, 0, 7L), await app.StockOfAsync(fincan.VariantId));

        var purchase = await (
            await buyer.Client.GetAsync($"/api/v1/purchases/{done.GetProperty("purchaseId").GetGuid()}")
        ).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(2, purchase.GetProperty("orders").GetArrayLength());
        foreach (var order in orders)
            Assert.Equal(1, await app.EventsOfAsync(order.GetProperty("id").GetGuid(), "orders.order-placed"));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Order_ConfirmedShippedDeliveredAccepted_IsCompletedAndPaidAtTheDoor()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync(quantity: 2);

        (await seller.AsSellerAsync(order, "confirm")).Expect(HttpStatusCode.OK);
        var shipped = await (
            await seller.AsSellerAsync(order, "ship", new { carrier = "Yurtiçi Kargo", trackingNumber = "42" })
        ).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(
            ("shipped", "42"),
            (shipped.GetProperty("status").GetString(), shipped.GetProperty("trackingNumber").GetString())
        );
        (await seller.AsSellerAsync(order, "deliver")).Expect(HttpStatusCode.OK);
        var done = await (await buyer.AsBuyerAsync(order, "accept")).JsonAsync(HttpStatusCode.OK);

        Assert.Equal(
            ("completed", "cod_collected"),
            (done.GetProperty("status").GetString(), done.GetProperty("paymentStatus").GetString())
        );
        Assert.Equal(
            ["create", "confirm", "ship", "deliver", "accept"],
            done.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("type").GetString()!)
        );
        Assert.Equal(
            [1, 2, 3, 4, 5],
            done.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("seq").GetInt32())
        );
        Assert.Equal(
            ["request_return", "send_message"],
            done.GetProperty("actions").EnumerateArray().Select(a => a.GetString())
        );
        // The seller took the cash and owes the commission (10 % on the free plan) and the tax on it.
        Assert.Equal("CashCollected", await app.LedgerKindsOfAsync(order));
        Assert.Equal(-2_400, await app.PayableOfAsync(seller.SellerId));
        Assert.Equal(2_000, await app.CommissionOfAsync(order));
        await app.AssertInvariantsAsync();
    }

    [Theory]
    [InlineData("reject")]
    [InlineData("cancel-by-buyer")]
    [InlineData("cancel-by-seller")]
    public async Task Order_CalledOff_GivesStockBackOnce(string how)
    {
        var (order, seller, buyer, goods) = await app.CashOrderAsync(quantity: 4);
        Assert.Equal((6, 0, 6L), await app.StockOfAsync(goods.VariantId));

        if (how == "cancel-by-seller")
            (await seller.AsSellerAsync(order, "confirm")).Expect(HttpStatusCode.OK);
        Task<HttpResponseMessage> CallOffAsync() =>
            how switch
            {
                "reject" => seller.AsSellerAsync(
                    order,
                    "reject",
                    new { reasonCode = "out_of_stock", note = "Sonuncusu kırıldı" }
                ),
                "cancel-by-seller" => seller.AsSellerAsync(order, "cancel", new { reasonCode = "damaged" }),
                _ => buyer.AsBuyerAsync(order, "cancel"),
            };
        (await CallOffAsync()).Expect(HttpStatusCode.OK);
        await (await CallOffAsync()).ProblemAsync(409, "order.invalid_transition");

        Assert.Equal((10, 0, 10L), await app.StockOfAsync(goods.VariantId));
        Assert.Equal(how == "reject" ? "rejected" : "cancelled", await buyer.StatusAsync(order));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task CancelRequest_OfAConfirmedOrder_WaitsForTheSeller()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        (await seller.AsSellerAsync(order, "confirm")).Expect(HttpStatusCode.OK);
        await (await buyer.AsBuyerAsync(order, "cancel")).ProblemAsync(409, "order.invalid_transition");
        (await buyer.AsBuyerAsync(order, "cancel-request")).Expect(HttpStatusCode.Accepted);
        Assert.Equal("confirmed", await buyer.StatusAsync(order));
        (await seller.AsSellerAsync(order, "cancel", new { })).Expect(HttpStatusCode.OK);
        Assert.Equal("cancelled", await buyer.StatusAsync(order));
    }

    [Fact]
    public async Task Timeouts_TheClockGoesOn_CallOffDeliverAndComplete()
    {
        await using var own = new MarketplaceApp();
        await own.InitializeAsync();
        var (seller, buyer) = (await own.SellerAsync(), await own.BuyerAsync());
        var goods = await own.GoodsAsync(seller);
        var (unconfirmed, shipped) = (await buyer.OrderAsync(goods), await buyer.OrderAsync(goods));
        (await seller.AsSellerAsync(shipped, "confirm")).Expect(HttpStatusCode.OK);
        (await seller.AsSellerAsync(shipped, "ship", new { carrier = "MNG", trackingNumber = "1" })).Expect(
            HttpStatusCode.OK
        );

        own.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1));
        await own.RunJobAsync("orders.run-timeouts");
        Assert.Equal("Cancelled", await own.OrderStatusOfAsync(unconfirmed));
        Assert.Equal((9, 0, 9L), await own.StockOfAsync(goods.VariantId));

        own.Clock.Advance(TimeSpan.FromDays(14));
        await own.RunJobAsync("orders.watch-parcels");
        Assert.Equal("Delivered", await own.OrderStatusOfAsync(shipped));

        own.Clock.Advance(TimeSpan.FromDays(15));
        await own.RunJobAsync("orders.run-timeouts");
        Assert.Equal("Completed", await own.OrderStatusOfAsync(shipped));
        Assert.Equal((9, 0, 9L), await own.StockOfAsync(goods.VariantId));
    }

    [Fact]
    public async Task Timeouts_ManyOrdersThatCannotBeMoved_HoldUpNoOther()
    {
        await using var own = new MarketplaceApp();
        await own.InitializeAsync();
        var (order, seller, buyer, _) = await own.CashOrderAsync();
        await own.ExecuteAsync(
            $"""
            INSERT INTO orders.orders SELECT (jsonb_populate_record(o, jsonb_build_object(
                'id', gen_random_uuid(), 'number', 'stuck-' || n, 'status', 'Completed', 'due_at',
                    o.due_at - interval '1 hour'))).* FROM orders.orders o, generate_series(1, 600) n
                    WHERE o.id = '{order}'
            """
        );
        own.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1));
        Assert.Equal(
            (JobOutcome.Failed, "AggregateException: 600 of 601 due orders could not be moved"),
            await RunTimeoutsAsync(own)
        );
        Assert.Equal("Cancelled", await own.OrderStatusOfAsync(order));
        Assert.Equal((JobOutcome.Succeeded, ""), await RunTimeoutsAsync(own));
        own.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(JobOutcome.Failed, (await RunTimeoutsAsync(own)).Outcome);
    }

    [Fact]
    public async Task Checkout_UntilItIsBought_IsReadUnderItsVersion()
    {
        var (seller, buyer) = (await app.SellerAsync(), await app.BuyerAsync());
        var goods = await app.GoodsAsync(seller);
        var quoted = await buyer.QuoteAsync([(goods.VariantId, 1)]);
        var (id, tag) = (
            (await quoted.JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetGuid(),
            quoted.Headers.ETag!.Tag
        );
        Task<HttpResponseMessage> AskAsync() =>
            buyer.Client.SendJsonAsync(HttpMethod.Get, $"/api/v1/checkouts/{id}", null, ("If-None-Match", tag));
        Assert.Equal(
            (HttpStatusCode.NotModified, tag),
            ((await AskAsync()).StatusCode, (await AskAsync()).Headers.ETag!.Tag)
        );
        (await buyer.CompleteAsync(id)).Expect(HttpStatusCode.Created);
        Assert.Equal(
            "completed",
            (await (await AskAsync()).JsonAsync(HttpStatusCode.OK)).GetProperty("status").GetString()
        );
    }

    [Fact]
    public async Task Checkout_WhoseTimeIsUp_HasAnotherVersionBeforeAndAfterTheJobRan()
    {
        await using var own = new MarketplaceApp();
        await own.InitializeAsync();
        var (seller, buyer) = (await own.SellerAsync(), await own.BuyerAsync());
        var quoted = await buyer.QuoteAsync([((await own.GoodsAsync(seller)).VariantId, 1)]);
        var path = $"/api/v1/checkouts/{(await quoted.JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetGuid()}";
        own.Clock.Advance(TimeSpan.FromMinutes(31));
        var login = await own.Anonymous.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/auth/login",
            new { email = buyer.Email, password = SignIn.Password }
        );
        using var later = own.NewClient(
            (await login.JsonAsync(HttpStatusCode.OK)).GetProperty("accessToken").GetString()
        );
        var overdue = await later.GetAsync(path);
        Assert.Equal("expired", (await overdue.JsonAsync(HttpStatusCode.OK)).GetProperty("status").GetString());
        Assert.NotEqual(quoted.Headers.ETag!.Tag, overdue.Headers.ETag!.Tag);
        await own.RunJobAsync("orders.expire-checkouts");
        Assert.Equal(overdue.Headers.ETag, (await later.GetAsync(path)).Headers.ETag);
    }

    [Fact]
    public async Task Order_OfSomebodyElse_DoesNotExist()
    {
        var (seller, other, buyer, stranger) = (
            await app.SellerAsync(),
            await app.SellerAsync(),
            await app.BuyerAsync(),
            await app.BuyerAsync()
        );
        var goods = await app.GoodsAsync(seller);
        var checkout = await buyer.CheckoutAsync((goods.VariantId, 1));
        await (await stranger.CompleteAsync(checkout)).ProblemAsync(404, "resource.not_found");
        await (await stranger.Client.GetAsync($"/api/v1/checkouts/{checkout}")).ProblemAsync(404, "resource.not_found");
        var order = await buyer.OrderAsync(goods);

        await (await stranger.Client.GetAsync($"/api/v1/orders/{order}")).ProblemAsync(404, "resource.not_found");
        await (await stranger.AsBuyerAsync(order, "cancel")).ProblemAsync(404, "resource.not_found");
        await (await other.AsSellerAsync(order, "confirm")).ProblemAsync(404, "resource.not_found");
        await (await other.Client.GetAsync($"/api/v1/seller/{seller.SellerId}/orders/{order}")).ProblemAsync(
            404,
            "resource.not_found"
        );
        Assert.Equal("placed", await buyer.StatusAsync(order));
        Assert.Equal(
            HttpStatusCode.OK,
            (await (await app.SupportAsync()).Client.GetAsync($"/api/v1/admin/orders/{order}")).StatusCode
        );
    }

    [Fact]
    public async Task List_ByNumber_FindsTheOrderAndThoseOfAPurchase()
    {
        var (seller, other, buyer) = (await app.SellerAsync(), await app.SellerAsync(), await app.BuyerAsync());
        var checkout = await buyer.CheckoutAsync(
            ((await app.GoodsAsync(seller)).VariantId, 1),
            ((await app.GoodsAsync(other)).VariantId, 1)
        );
        var placed = await (await buyer.CompleteAsync(checkout)).JsonAsync(HttpStatusCode.Created);
        var (purchase, order) = (
            placed.GetProperty("number").GetString()!,
            placed.GetProperty("orders")[0].GetProperty("number").GetString()!
        );
        using var support = await app.SupportAsync();
        foreach (
            var (client, path) in new[] { (buyer.Client, "/api/v1/orders"), (support.Client, "/api/v1/admin/orders") }
        )
        {
            Assert.Equal([order], await NumbersAsync(client, $"{path}?number={order.ToLowerInvariant()}"));
            Assert.Equal(2, (await NumbersAsync(client, $"{path}?number=%20{purchase}")).Count);
            Assert.Empty(await NumbersAsync(client, $"{path}?number=260101-AAAAAA"));
        }

        Assert.Single(await NumbersAsync(seller.Client, $"/api/v1/seller/{seller.SellerId}/orders?number={purchase}"));
        await (await buyer.Client.GetAsync("/api/v1/orders?from=2026-02-02&to=2026-02-01")).ProblemAsync(
            400,
            "validation.failed"
        );

        async Task<IReadOnlyList<string>> NumbersAsync(HttpClient client, string path) =>
            [
                .. (await (await client.GetAsync(path)).JsonAsync(HttpStatusCode.OK))
                    .GetProperty("data")
                    .EnumerateArray()
                    .Select(o => o.GetProperty("number").GetString()!),
            ];
    }

    [Fact]
    public async Task List_WalkedWhileOrdersArrive_ShowsEachOnce()
    {
        var (seller, buyer) = (await app.SellerAsync(), await app.BuyerAsync());
        var goods = await app.GoodsAsync(seller, stock: 100);
        var before = new List<Guid>();
        for (var i = 0; i < 12; i++)
            before.Add(await buyer.OrderAsync(goods));

        var seen = new List<Guid>();
        var path = "/api/v1/orders?limit=5";
        while (path is not null)
        {
            var page = await (await buyer.Client.GetAsync(path)).JsonAsync(HttpStatusCode.OK);
            seen.AddRange(page.GetProperty("data").EnumerateArray().Select(o => o.GetProperty("id").GetGuid()));
            await buyer.OrderAsync(goods);
            var next = page.GetProperty("page").GetProperty("nextCursor");
            path = next.ValueKind == JsonValueKind.Null ? null : $"/api/v1/orders?limit=5&cursor={next.GetString()}";
        }

        Assert.Equal(Enumerable.Reverse(before), seen);
        var theirs = await (
            await seller.Client.GetAsync($"/api/v1/seller/{seller.SellerId}/orders?status=placed&limit=100")
        ).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(15, theirs.GetProperty("data").GetArrayLength());
    }

    [Fact]
    public async Task Seller_AfterTheReturnWindow_SeesTheContactMasked()
    {
        await using var own = new MarketplaceApp();
        await own.InitializeAsync();
        var (order, seller, buyer, _) = await own.CashOrderAsync();
        var path = $"/api/v1/seller/{seller.SellerId}/orders/{order}";
        Assert.Equal(
            "+905321234567",
            (await (await seller.Client.GetAsync(path)).JsonAsync(HttpStatusCode.OK))
                .GetProperty("address")
                .GetProperty("phone")
                .GetString()
        );
        (await seller.AsSellerAsync(order, "confirm")).Expect(HttpStatusCode.OK);
        (await seller.AsSellerAsync(order, "ship", new { carrier = "MNG", trackingNumber = "1" })).Expect(
            HttpStatusCode.OK
        );
        (await seller.AsSellerAsync(order, "deliver")).Expect(HttpStatusCode.OK);
        (await buyer.AsBuyerAsync(order, "accept")).Expect(HttpStatusCode.OK);

        await own.ExecuteAsync(
            $"UPDATE orders.orders SET completed_at = completed_at - interval '31 days' WHERE id = '{order}'"
        );
        Assert.NotEqual(
            "+905321234567",
            (await (await seller.Client.GetAsync(path)).JsonAsync(HttpStatusCode.OK))
                .GetProperty("address")
                .GetProperty("phone")
                .GetString()
        );
    }

    private static async Task<(JobOutcome Outcome, string Detail)> RunTimeoutsAsync(MarketplaceApp app)
    {
        var schedule = app.Services.GetServices<JobSchedule>().Single(s => s.Name == "orders.run-timeouts");
        Assert.True(
            await app
                .Services.GetRequiredService<JobRunner>()
                .TryRunAsync(schedule, evenIfNotDue: true, CancellationToken.None)
        );
        var run = await app.QueryAsync(db =>
            db.JobRuns.Where(r => r.Name == schedule.Name).OrderByDescending(r => r.StartedAt).FirstAsync()
        );
        return (run.Outcome, run.Detail?.Split(" (", 2)[0] ?? "");
    }
}
