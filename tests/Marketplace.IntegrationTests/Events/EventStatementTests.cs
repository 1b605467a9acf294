using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.IntegrationTests.Events;

/// <summary>How many statements a consumer sends for a batch of events: the same for five as for fifty.</summary>
public sealed class EventStatementTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    // Begin, lock, take, savepoint, inbox, delete, commit.
    private const int Frame = 7;

    [Theory]
    [InlineData("notifications", 8)]
    [InlineData("analytics", 2)]
    public async Task OrderPlaced_FiftyOfThem_SendAsManyStatementsAsFive(string consumer, int atMost)
    {
        await app.PlaceOrdersAsync(5);
        var few = await HandleAsync(consumer);
        await app.PlaceOrdersAsync(50);
        var many = await HandleAsync(consumer);

        AssertSame(few, many, atMost);
    }

    [Fact]
    public async Task OrderMoved_FiftyOfThem_SendAsManyStatementsAsFive()
    {
        var orders = await app.PlaceOrdersAsync(50);
        await app.DrainAsync();
        var placed = await Task.WhenAll(orders.Select(PartiesOfAsync));
        foreach (var (told, consumer, atMost) in Moves())
        {
            await app.PublishAsync(placed.Take(5).Select(told));
            var few = await HandleAsync(consumer);
            await app.PublishAsync(placed.Select(told));
            AssertSame(few, await HandleAsync(consumer), atMost);
            await app.DrainAsync();
        }
    }

    private static IEnumerable<(Func<OrderMoved, OrderMoved> Told, string Consumer, int AtMost)> Moves()
    {
        Func<OrderMoved, OrderMoved>[] steps =
        [
            As<OrderConfirmed>,
            As<OrderRejected>,
            As<OrderCancelRequested>,
            As<OrderCancelled>,
            As<OrderShipped>,
            As<OrderDelivered>,
            As<OrderCompleted>,
            As<OrderExpired>,
        ];
        foreach (var step in steps)
            yield return (step, "notifications", 8);
        foreach (var step in (Func<OrderMoved, OrderMoved>[])[As<OrderRejected>, As<OrderCancelled>])
            yield return (step, "analytics", 1);
        foreach (var step in (Func<OrderMoved, OrderMoved>[])[As<OrderDelivered>, As<OrderCompleted>])
            yield return (step, "analytics", 2);
    }

    private static void AssertSame(StatementCounter few, StatementCounter many, int atMost)
    {
        var sent = string.Join("\n--\n", many.Statements);
        Assert.True(few.Statements.Count == many.Statements.Count, sent);
        Assert.True(few.RoundTrips.Count == many.RoundTrips.Count, sent);
        Assert.True(many.Statements.Count <= Frame + atMost, sent);
        // Seen at all.
        Assert.Contains(many.Statements, sql => sql.Contains("platform.inbox_messages", StringComparison.Ordinal));
    }

    private async Task<StatementCounter> HandleAsync(string consumer)
    {
        await app.RelayAsync();
        var queued = (await app.QueueOfAsync(consumer)).Count;
        using var counter = new StatementCounter();
        // While a test beside this one records traces, a handler of a single event works in that event's trace.
        await app.ExecuteAsync($"UPDATE platform.deliveries SET trace_parent = '{counter.TraceParent}'");
        Assert.Equal(queued, await app.HandleBatchAsync(consumer));
        return counter;
    }

    private async Task<OrderMoved> PartiesOfAsync(Guid order) =>
        new OrderConfirmed
        {
            OrderId = order,
            SellerId = await app.ScalarAsync<Guid>($"SELECT seller_id FROM orders.orders WHERE id = '{order}'"),
            BuyerId = await app.ScalarAsync<Guid>($"SELECT buyer_id FROM orders.orders WHERE id = '{order}'"),
            From = "placed",
            ActorType = "system",
            Number = "N",
            Total = new(100, "TRY"),
            Shipping = new(0, "TRY"),
            At = app.Clock.GetUtcNow(),
        };

    private static OrderMoved As<T>(OrderMoved moved)
        where T : OrderMoved, new() =>
        new T
        {
            OrderId = moved.OrderId,
            SellerId = moved.SellerId,
            BuyerId = moved.BuyerId,
            From = moved.From,
            ActorType = moved.ActorType,
            Number = moved.Number,
            Total = moved.Total,
            Shipping = moved.Shipping,
            At = moved.At,
        };
}
