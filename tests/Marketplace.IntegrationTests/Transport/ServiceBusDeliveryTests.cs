using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using static Marketplace.IntegrationTests.Transport.BusConnection;

namespace Marketplace.IntegrationTests.Transport;

/// <summary>What the product's Service Bus code does with messages it receives, over AMQP.</summary>
public sealed class ServiceBusDeliveryTests
{
    private static readonly MessageDisposition Complete = new MessageDisposition.Complete();
    private static readonly MessageDisposition Abandon = new MessageDisposition.Abandon();

    [Fact]
    public async Task Receive_ManySessionsInterleaved_KeepsTheOrderOfEach()
    {
        await using var bus = new BusConnection();
        string[] sessions = [.. Enumerable.Range(0, 20).Select(n => $"session-{n}")];
        for (var number = 0; number < 15; number++)
            await bus.SendAsync([.. sessions.Select(session => Message(session, $"{number}"))]);

        await using var receiving = bus.ReceiveAll();
        await UntilAsync("all messages arrive", () => receiving.Received.Count >= 300);

        Assert.All(
            sessions,
            session => Assert.Equal(Enumerable.Range(0, 15).Select(n => $"{n}"), receiving.BodiesOf(session))
        );
    }

    [Fact]
    public async Task Receive_HandlerRunsLongerThanTheLock_RenewsIt()
    {
        await using var bus = new BusConnection(s => s with { LockDuration = TimeSpan.FromSeconds(8) });
        await bus.SendAsync(Message("a", "slow"));

        await using var receiving = bus.Receive(
            async (_, ct) =>
            {
                await Task.Delay(TimeSpan.FromSeconds(20), ct);
                return Complete;
            }
        );
        await UntilAsync("the message is completed", () => receiving.Received.Count > 0 && IsEmpty(bus));

        Assert.Equal(1, Assert.Single(receiving.Received).DeliveryCount);
    }

    [Fact]
    public async Task Abandon_MessageOfASession_ComesBackBeforeTheNext()
    {
        await using var bus = new BusConnection();
        await bus.SendAsync(Message("a", "1"), Message("a", "2"));

        await using var receiving = bus.Receive(
            (delivery, _) => Task.FromResult(delivery is { Message.Body: "1", DeliveryCount: < 3 } ? Abandon : Complete)
        );
        await UntilAsync("both are handled", () => receiving.Received.Count >= 4);

        Assert.Equal(
            [("1", 1), ("1", 2), ("1", 3), ("2", 1)],
            receiving.Received.Select(d => (d.Message.Body, d.DeliveryCount))
        );
    }

    [Fact]
    public async Task Abandon_AtEveryDelivery_EndsInTheDeadLetters()
    {
        await using var bus = new BusConnection(s => s with { MaxDeliveryCount = 3 });
        await bus.SendAsync(Message("a", "1"));

        await using var receiving = bus.Receive((_, _) => Task.FromResult(Abandon));
        await UntilAsync("the message is given up", () => bus.State.DeadLetters == 1);

        var dead = Assert.Single(await bus.DeadLetters.PeekAsync(Consumer, 10, Token));
        Assert.Equal(("MaxDeliveryCountExceeded", 3), (dead.Reason, receiving.Received.Count));
    }

    [Fact]
    public async Task DeadLetter_WithReason_CanBePeekedAndTakenAndSentAgain()
    {
        await using var bus = new BusConnection();
        await bus.SendAsync(Message("a", "bad"), Message("a", "good"));
        await using (
            var receiving = bus.Receive(
                (delivery, _) =>
                    Task.FromResult(
                        delivery.Message.Body == "bad"
                            ? new MessageDisposition.DeadLetter("unreadable", new string('x', 5_000))
                            : Complete
                    )
            )
        )
        {
            await UntilAsync("both are settled", () => receiving.Received.Count == 2 && IsEmpty(bus));
        }

        var dead = Assert.Single(await bus.DeadLetters.PeekAsync(Consumer, 10, Token));
        Assert.Equal(("unreadable", 4_000), (dead.Reason, dead.Description!.Length));
        Assert.Equal(1, bus.State.DeadLetters);

        var taken = await bus.DeadLetters.TakeAsync(
            Consumer,
            10,
            (letter, _) => bus.SendAsync(letter.Message with { MessageId = "again" }),
            Token
        );

        Assert.Equal((1, 0), (taken, bus.State.DeadLetters));
        await using var second = bus.ReceiveAll();
        await UntilAsync("the message comes again", () => second.Received.Count == 1);
    }

    [Fact]
    public async Task Stop_WhileAHandlerRuns_WaitsForItAndHoldsNothing()
    {
        await using var bus = new BusConnection();
        await bus.SendAsync(Message("a", "1"), Message("a", "2"));
        var mayFinish = new TaskCompletionSource();
        await using var receiving = bus.Receive(
            async (_, _) =>
            {
                await mayFinish.Task;
                return Complete;
            }
        );
        await UntilAsync("a handler runs", () => receiving.Received.Count == 1);

        var stopping = receiving.StopAsync();
        await Task.Delay(TimeSpan.FromMilliseconds(300), Token);
        Assert.False(stopping.IsCompleted);
        mayFinish.SetResult();
        await stopping;

        await UntilAsync("the session is free", () => bus.State.SessionsHeld == 0);
        Assert.Equal((1, 0, 0), (bus.State.Waiting, bus.State.Locked, bus.State.DeadLetters));
        await using var next = bus.ReceiveAll();
        await UntilAsync("the rest arrives", () => next.Received.Count == 1);
        Assert.Equal(("2", 1), (next.Received[0].Message.Body, next.Received[0].DeliveryCount));
    }

    private static bool IsEmpty(BusConnection bus) => bus.State is { Waiting: 0, Locked: 0 };

    private static Task UntilAsync(string what, Func<bool> holds) =>
        MarketplaceApp.EventuallyAsync(what, () => Task.FromResult(holds()));
}
