using System.Text;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using static Marketplace.IntegrationTests.Transport.BusConnection;

namespace Marketplace.IntegrationTests.Transport;

/// <summary>What the product's Service Bus code does when it sends, over AMQP, and while the broker is away.</summary>
public sealed class ServiceBusSendingTests
{
    [Fact]
    public async Task Send_MoreThanOneBatchHolds_LeavesInFewTransfersInOrder()
    {
        await using var bus = new BusConnection();
        var events = Enumerable.Range(0, 60).Select(n => Event("a", n, 10_000)).ToArray();

        var outcomes = await new BusEventSender(bus.Sender, TimeProvider.System).SendAsync(events, Token);

        Assert.All(outcomes, Assert.Null);
        Assert.InRange(bus.Broker.Topics[0].Transfers, 3, 6);
        await using var receiving = bus.ReceiveAll();
        await UntilAsync("all arrive", () => receiving.Received.Count == 60);
        Assert.Equal(events.Select(e => e.Id.ToString()), receiving.Received.Select(d => d.Message.MessageId));
    }

    [Fact]
    public async Task Send_EventLargerThanTheTopicTakes_FailsAlone()
    {
        await using var bus = new BusConnection();

        var outcomes = await new BusEventSender(bus.Sender, TimeProvider.System).SendAsync(
            [Event("a", 1, 300_000), Event("b", 2, 200_000)],
            Token
        );

        Assert.Contains("larger than the bus takes", outcomes[0], StringComparison.Ordinal);
        Assert.Null(outcomes[1]);
        await using var receiving = bus.ReceiveAll();
        await UntilAsync("the other arrives whole", () => receiving.Received.Count == 1);
        Assert.InRange(Encoding.UTF8.GetByteCount(receiving.Received[0].Message.Body), 200_000, 201_000);
    }

    [Fact]
    public async Task Send_SameIdAgain_IsDroppedWithinTheWindowAlone()
    {
        await using var bus = new BusConnection(topic: t => t with { DuplicateWindow = TimeSpan.FromSeconds(15) });

        await bus.SendAsync(Message("a", "1", "same"));
        await bus.SendAsync(Message("a", "1", "same"));
        Assert.Equal((1, 1L), (bus.State.Waiting, bus.Broker.Topics[0].Dropped));

        await Task.Delay(TimeSpan.FromSeconds(15.5), Token);
        await bus.SendAsync(Message("a", "1", "same"));
        Assert.Equal(2, bus.State.Waiting);
    }

    [Fact]
    public async Task Send_SubjectWithoutARule_ReachesNoSubscription()
    {
        await using var bus = new BusConnection();

        await bus.SendAsync(Message("a", "1", subject: "marketplace.test.other.v1"), Message("a", "2"));

        Assert.Equal((1, 2L), (bus.State.Waiting, bus.Broker.Topics[0].Received));
    }

    [Fact]
    public async Task Send_BrokerAway_ThrowsUnavailableAndWorksAgainAfterwards()
    {
        await using var bus = new BusConnection();
        var sender = new BusEventSender(bus.Sender, TimeProvider.System);
        Assert.All(await sender.SendAsync([Event("a", 1)], Token), Assert.Null);

        bus.Broker.Stop();
        await Assert.ThrowsAsync<BusUnavailableException>(() => sender.SendAsync([Event("a", 2)], Token));
        bus.Broker.Start();

        await UntilSentAsync(sender, Event("a", 3));
        Assert.InRange(bus.State.Waiting, 2, 3);
    }

    [Fact]
    public async Task Receive_BrokerGoneAndBack_LosesNothingAndGoesOn()
    {
        await using var bus = new BusConnection();
        var sender = new BusEventSender(bus.Sender, TimeProvider.System);
        EventEnvelope[] events = [.. Enumerable.Range(0, 30).Select(n => Event("s" + (n % 3), n))];
        await using var receiving = bus.Receive(
            async (_, ct) =>
            {
                await Task.Delay(20, ct);
                return new MessageDisposition.Complete();
            }
        );

        foreach (var happened in events.Take(15))
            await UntilSentAsync(sender, happened);
        await UntilAsync("some arrive", () => receiving.Received.Count >= 3);
        bus.Broker.Stop();
        await Task.Delay(500, Token);
        bus.Broker.Start();
        foreach (var happened in events.Skip(15))
            await UntilSentAsync(sender, happened);

        await UntilAsync(
            "all are completed",
            () => IdsOf(receiving).Count == 30 && bus.State is { Waiting: 0, Locked: 0 }
        );
        Assert.Equal(0, bus.State.DeadLetters);
        foreach (var session in events.GroupBy(e => e.Subject))
        {
            Assert.Equal(
                session.Select(e => e.Id.ToString()),
                IdsOf(receiving).Where(id => session.Any(e => e.Id.ToString() == id))
            );
        }
    }

    /// <summary>Ids in the order they first came.</summary>
    private static List<string> IdsOf(Receiving receiving) =>
        [.. receiving.Received.Select(d => d.Message.MessageId).Distinct()];

    private static async Task UntilSentAsync(BusEventSender sender, EventEnvelope happened) =>
        await MarketplaceApp.EventuallyAsync(
            "the bus takes the event",
            async () =>
            {
                try
                {
                    return (await sender.SendAsync([happened], Token))[0] is null;
                }
                catch (BusUnavailableException)
                {
                    return false;
                }
            }
        );

    private static EventEnvelope Event(string subject, int number, int size = 10) =>
        new(
            Guid.CreateVersion7(TimeProvider.System.GetUtcNow()),
            Subject,
            "/marketplace/test",
            subject,
            DateTimeOffset.UnixEpoch,
            $$"""{"number":{{number}},"text":"{{new string('x', size)}}"}""",
            null
        );

    private static Task UntilAsync(string what, Func<bool> holds) =>
        MarketplaceApp.EventuallyAsync(what, () => Task.FromResult(holds()));
}
