using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>Somebody acts on an order whose time is up while the job that ends it waits for them.</summary>
public sealed class OrderTimeoutRaceTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Fact]
    public async Task RunTimeouts_WhileTheSellerConfirms_LeavesTheOrderConfirmed()
    {
        var sale = await app.PaidOrderAsync(0);
        await ExpireAsync(sale.OrderId);

        var confirmed = await DuringTheJobAsync(
            "orders.order_events",
            () => app.Seller.AsSellerAsync(sale.OrderId, "confirm")
        );

        confirmed.Expect(HttpStatusCode.OK);
        Assert.Equal("Confirmed", await app.OrderStatusOfAsync(sale.OrderId));
        Assert.Equal(0, await app.EventsOfAsync(sale.OrderId, "orders.order-cancelled"));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task RunTimeouts_WhileTheBuyerRequestsAReturn_LeavesTheOrderDelivered()
    {
        var sale = await app.PaidOrderAsync(1);
        await app.Seller.DeliverAsync(sale.OrderId);
        await ExpireAsync(sale.OrderId);

        var requested = await DuringTheJobAsync(
            "orders.return_events",
            () => app.Buyer.RequestReturnAsync(sale.OrderId, sale.LineId)
        );

        requested.Expect(HttpStatusCode.Created);
        Assert.Equal("Delivered", await app.OrderStatusOfAsync(sale.OrderId));
        await app.AssertInvariantsAsync();
    }

    private Task ExpireAsync(Guid orderId) =>
        app.ExecuteAsync(
            $"UPDATE orders.orders SET due_at = '{app.Clock.GetUtcNow().AddMinutes(-1):O}' WHERE id = '{orderId}'"
        );

    /// <summary>Lets a request lock the purchase and stop before its commit; the job reads the order as it was, and
    /// waits.</summary>
    private async Task<HttpResponseMessage> DuringTheJobAsync(
        string eventTable,
        Func<Task<HttpResponseMessage>> requestAsync
    )
    {
        Task<HttpResponseMessage> request;
        Task job;
        await using (await app.HoldAsync($"LOCK TABLE {eventTable} IN EXCLUSIVE MODE"))
        {
            request = requestAsync();
            await app.UntilSomebodyWaitsForALockAsync();
            job = app.RunJobAsync("orders.run-timeouts");
            await MarketplaceApp.EventuallyAsync("the job waits as well", async () => await app.LockWaitersAsync() > 1);
        }

        await job;
        return await request;
    }
}
