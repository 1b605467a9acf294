using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>A seller calls off some units of an order that is paid at the door; the rest goes on.</summary>
public sealed class CancelUnitsTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task CancelUnits_TwoOfFive_GoBackOnTheShelfAndAreNotPaidFor()
    {
        var order = await app.CashOrderAsync(stock: 10, quantity: 5);
        (await order.Seller.AsSellerAsync(order.Id, "confirm")).Expect(HttpStatusCode.OK);
        var line = await LineOfAsync(order);

        var view = await (await CancelAsync(order, line, 2)).JsonAsync(HttpStatusCode.OK);

        Assert.Equal("confirmed", view.GetProperty("status").GetString());
        Assert.Equal((3, 2), (UnitsOf(view, "open"), UnitsOf(view, "cancelled")));
        Assert.Equal(20_000, view.GetProperty("cancelledTotal").GetProperty("amount").GetInt64());
        Assert.Equal((7, 0, 7L), await app.StockOfAsync(order.Goods.VariantId));
        Assert.Equal(1, await app.EventsOfAsync(order.Id, "orders.units-cancelled"));
        await app.DrainAsync();
        Assert.Equal(1, await NotificationsAsync(order.Buyer, "order.units_cancelled"));
        Assert.Equal(
            (3, 30_000L, 2),
            (
                await FactAsync<int>(order.Id, "units"),
                await FactAsync<long>(order.Id, "total_minor"),
                await FactAsync<int>(order.Id, "fault_units")
            )
        );

        (await order.Seller.AsSellerAsync(order.Id, "ship", new { })).Expect(HttpStatusCode.OK);
        var delivered = await (await order.Seller.AsSellerAsync(order.Id, "deliver")).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(3, UnitsOf(delivered, "delivered"));
        var whole = await app.ScalarAsync<long>(
            $"SELECT commission_total_minor FROM orders.orders WHERE id = '{order.Id}'"
        );
        Assert.Equal(whole * 3 / 5, await app.CommissionOfAsync(order.Id));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task CancelUnits_OutOfStockWithACount_SetsTheShelfToIt()
    {
        var order = await app.CashOrderAsync(stock: 10, quantity: 3);
        var line = await LineOfAsync(order);

        (await CancelAsync(order, line, 1, stockLeft: 0)).Expect(HttpStatusCode.OK);

        Assert.Equal((0, 0, 0L), await app.StockOfAsync(order.Goods.VariantId));
        Assert.Equal("placed", await order.Buyer.StatusAsync(order.Id));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task CancelUnits_EveryUnit_RejectsTheOrderAndTellsTheBuyerOnce()
    {
        var order = await app.CashOrderAsync(stock: 4, quantity: 3);
        var line = await LineOfAsync(order);
        (await CancelAsync(order, line, 1)).Expect(HttpStatusCode.OK);

        (await CancelAsync(order, line, 2)).Expect(HttpStatusCode.OK);

        Assert.Equal("rejected", await order.Buyer.StatusAsync(order.Id));
        Assert.Equal((4, 0, 4L), await app.StockOfAsync(order.Goods.VariantId));
        await app.DrainAsync();
        Assert.Equal(1, await NotificationsAsync(order.Buyer, "order.units_cancelled"));
        Assert.Equal(1, await NotificationsAsync(order.Buyer, "order.rejected"));
        await (await CancelAsync(order, line, 1)).ProblemAsync(409, "order.invalid_transition");
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task CancelUnits_TwentyAtOnceForTheSameUnits_ExactlyOneGetsThem()
    {
        var order = await app.CashOrderAsync(stock: 10, quantity: 6);
        (await order.Seller.AsSellerAsync(order.Id, "confirm")).Expect(HttpStatusCode.OK);
        var line = await LineOfAsync(order);

        var answers = await Races.AtOnceAsync(20, _ => CancelAsync(order, line, 5));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.OK))
            await refused.ProblemAsync(422, "order.units_unavailable");
        Assert.Equal((9, 0, 9L), await app.StockOfAsync(order.Goods.VariantId));
        Assert.Equal(1, await app.EventsOfAsync(order.Id, "orders.units-cancelled"));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task CancelUnits_SameKeyTwice_IsDoneOnce()
    {
        var order = await app.CashOrderAsync(stock: 10, quantity: 6);
        var line = await LineOfAsync(order);
        var key = Guid.CreateVersion7().ToString();

        (await CancelAsync(order, line, 1, key: key)).Expect(HttpStatusCode.OK);
        (await CancelAsync(order, line, 1, key: key)).Expect(HttpStatusCode.OK);

        Assert.Equal((5, 0, 5L), await app.StockOfAsync(order.Goods.VariantId));
    }

    [Fact]
    public async Task CancelUnits_AnotherStoresOrder_IsNotFound()
    {
        var order = await app.CashOrderAsync(quantity: 2);
        var other = await app.SellerAsync();
        var line = await LineOfAsync(order);

        await (await CancelAsync(order with { Seller = other }, line, 1)).ProblemAsync(404, "resource.not_found");
    }

    [Fact]
    public async Task CancelUnits_WithoutAKnownReason_IsRefused()
    {
        var order = await app.CashOrderAsync(quantity: 2);
        var line = await LineOfAsync(order);

        await (await CancelAsync(order, line, 1, "whim")).ProblemAsync(400, "validation.failed");
        await (await CancelAsync(order, Guid.CreateVersion7(), 1)).ProblemAsync(400, "validation.failed");
    }

    private static Task<HttpResponseMessage> CancelAsync(
        CashOrder order,
        Guid line,
        int quantity,
        string reasonCode = "out_of_stock",
        int? stockLeft = null,
        string? key = null
    ) =>
        order.Seller.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/seller/{order.Seller.SellerId}/orders/{order.Id}/cancel-units",
            new
            {
                lines = new[]
                {
                    new
                    {
                        lineId = line,
                        quantity,
                        stockLeft,
                    },
                },
                reasonCode,
            },
            ("Idempotency-Key", key ?? Guid.CreateVersion7().ToString()),
            ("Accept-Language", "en")
        );

    private static async Task<Guid> LineOfAsync(CashOrder order) =>
        (await (await order.Buyer.Client.GetAsync($"/api/v1/orders/{order.Id}")).JsonAsync(HttpStatusCode.OK))
            .GetProperty("lines")[0]
            .GetProperty("id")
            .GetGuid();

    private static int UnitsOf(JsonElement order, string state) =>
        order.GetProperty("lines")[0].GetProperty("units").GetProperty(state).GetInt32();

    private Task<T> FactAsync<T>(Guid orderId, string column) =>
        app.ScalarAsync<T>($"SELECT {column} FROM analytics.order_facts WHERE order_id = '{orderId}'");

    private Task<long> NotificationsAsync(SignIn user, string template) =>
        app.ScalarAsync<long>(
            $"""
            SELECT COUNT(*) FROM notifications.notifications WHERE user_id = '{user.UserId}' AND template = '{template}'
            """
        );
}
