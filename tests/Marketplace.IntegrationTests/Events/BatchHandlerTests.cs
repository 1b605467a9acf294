using Marketplace.Foundation;

namespace Marketplace.IntegrationTests.Events;

/// <summary>Which events of a batch are handled together, and what becomes of them when one fails.</summary>
public sealed class BatchHandlerTests(DoorApp app) : IClassFixture<DoorApp>
{
    [Fact]
    public async Task Batch_OfMixedTypes_KeepsTheOrderOfEachSubject()
    {
        app.Record.Calls.Clear();
        await QueueAsync(
            new DoorOpened("a", 1),
            new DoorOpened("b", 2),
            new DoorClosed("a", 3),
            new DoorOpened("c", 4),
            new DoorOpened("a", 5),
            new DoorClosed("b", 6)
        );

        Assert.Equal(6, await app.HandleBatchAsync(OnDoorMoved.Consumer));

        Assert.Equal(["open a1 b2 c4", "close a3", "open a5", "close b6"], app.Record.Calls);
        Assert.Empty(await app.QueueOfAsync(OnDoorMoved.Consumer));
    }

    [Fact]
    public async Task Batch_WithAnEventThatFails_HandlesTheOthersOnceAndHoldsItsSubjectBack()
    {
        app.Record.Calls.Clear();
        app.Record.Broken.Add(12);
        await QueueAsync(
            new DoorOpened("d", 11),
            new DoorOpened("e", 12),
            new DoorOpened("f", 13),
            new DoorClosed("e", 14),
            new DoorClosed("f", 15)
        );

        Assert.Equal(5, await app.HandleBatchAsync(OnDoorMoved.Consumer));
        Assert.Equal(["open d11", "open f13", "close f15"], app.Record.Calls);
        Assert.Equal(
            [("e", 1), ("e", 0)],
            (await app.QueueOfAsync(OnDoorMoved.Consumer)).Select(d => (d.Subject, d.Attempts))
        );
        Assert.Equal(0, await app.HandleBatchAsync(OnDoorMoved.Consumer));

        app.Record.Broken.Clear();
        app.Clock.Advance(Backoff.Delay(1));
        Assert.Equal(2, await app.HandleBatchAsync(OnDoorMoved.Consumer));
        Assert.Equal(["open e12", "close e14"], app.Record.Calls.Skip(3));
    }

    private async Task QueueAsync(params IIntegrationEvent[] events)
    {
        await app.PublishAsync(events);
        await app.RelayAsync();
    }
}
