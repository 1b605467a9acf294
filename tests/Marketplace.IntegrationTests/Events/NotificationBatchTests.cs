using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Events;

/// <summary>New orders that are told together: each side gets one notification and one mail, whatever happens to the
/// batch.</summary>
public sealed class NotificationBatchTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Consumer = "notifications";
    private const string Placed = "marketplace.orders.order-placed.v1";

    [Fact]
    public async Task OrderPlaced_OneOfABatchCannotBeRead_IsRetriedAloneAndTheOthersAreTold()
    {
        var orders = await app.PlaceOrdersAsync(8);
        await app.RelayAsync();
        var poisoned = orders[3];
        await app.ExecuteAsync(
            $"""
            UPDATE platform.deliveries SET payload = '[]'
                WHERE consumer = '{Consumer}' AND type = '{Placed}' AND subject = '{poisoned}'
            """
        );

        Assert.Equal(16, await app.HandleBatchAsync(Consumer));

        var left = Assert.Single(await app.QueueOfAsync(Consumer));
        Assert.Equal((poisoned.ToString(), 1), (left.Subject, left.Attempts));
        foreach (var order in orders)
            Assert.Equal(order == poisoned ? (0, 0) : (2, 2), await ToldAsync(order));

        await app.ExecuteAsync(
            $"""
            UPDATE platform.deliveries d SET payload = o.payload FROM platform.outbox_messages o
                WHERE o.id = d.message_id AND d.consumer = '{Consumer}'
            """
        );
        app.Clock.Advance(Backoff.Delay(1));
        Assert.Equal(1, await app.HandleBatchAsync(Consumer));
        Assert.Equal((2, 2), await ToldAsync(poisoned));
    }

    [Fact]
    public async Task OrderPlaced_BatchThatIsDeliveredAgain_TellsNobodyTwice()
    {
        var orders = await app.PlaceOrdersAsync(6);
        await app.RelayAsync();
        EventEnvelope[] batch = [.. (await app.QueueOfAsync(Consumer)).Select(EnvelopeOf)];
        Assert.Equal(12, await app.HandleBatchAsync(Consumer));

        Assert.Equal(0, await HandleAsync(batch));
        // Not even when the inbox has forgotten them.
        await app.ExecuteAsync($"DELETE FROM platform.inbox_messages WHERE consumer = '{Consumer}'");
        Assert.Equal(12, await HandleAsync(batch));

        foreach (var order in orders)
            Assert.Equal((2, 2), await ToldAsync(order));
    }

    private Task<int> HandleAsync(EventEnvelope[] batch) =>
        app.InScopeAsync<EventDispatcher, int>(d =>
            d.HandleAsync(Consumer, batch, TestContext.Current.CancellationToken)
        );

    private static EventEnvelope EnvelopeOf(Delivery d) =>
        new(d.MessageId, d.Type, d.Source, d.Subject, d.OccurredAt, d.Payload, d.TraceParent);

    /// <summary>Notifications and mails about an order.</summary>
    private async Task<(long Notifications, long Mails)> ToldAsync(Guid order) =>
        (
            await app.ScalarAsync<long>(
                $"SELECT COUNT(*) FROM notifications.notifications WHERE params ->> 'orderId' = '{order}'"
            ),
            await app.ScalarAsync<long>(
                $"""
                SELECT COUNT(*) FROM platform.mails m JOIN orders.orders o ON m.subject LIKE '%: ' || o.number
                    WHERE o.id = '{order}'
                """
            )
        );
}
