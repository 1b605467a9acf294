using Marketplace.Foundation;
using Marketplace.Testing;
using static Marketplace.UnitTests.Bus.BusFixtures;

namespace Marketplace.UnitTests.Bus;

public sealed class BusDeadLettersTests
{
    private readonly InProcessBus _bus = new(_ => ["analytics", "notifications"]);
    private readonly EventRegistry _registry = new([], [Listener("analytics"), Listener("notifications")]);
    private readonly List<string> _handled = [];
    private bool _notificationsFail = true;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private BusDeadLetters DeadLetters => new(_bus, _bus, _registry);

    private static EventSubscription Listener(string consumer) =>
        new(consumer, OrderPlaced, typeof(object), TakesBatches: false, (_, _, _) => Task.CompletedTask);

    [Fact]
    public async Task List_HandlerFailedAtEveryDelivery_TellsConsumerEventAndReason()
    {
        var envelope = Envelope();
        await KillAsync(envelope);

        var dead = Assert.Single(await DeadLetters.ListAsync(10, Token));

        Assert.Equal(
            ("notifications", envelope.Id, OrderPlaced, "order-1"),
            (dead.Consumer, dead.MessageId, dead.Type, dead.Subject)
        );
        Assert.StartsWith("handler-failed: InvalidOperationException", dead.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redrive_HandlerMended_ReachesOnlyTheConsumerThatGaveUp()
    {
        var envelope = Envelope();
        await KillAsync(envelope);
        _notificationsFail = false;
        _handled.Clear();

        Assert.Equal(1, await DeadLetters.RedriveAsync(Token));
        await DrainAsync();

        Assert.Equal(["notifications " + envelope.Id], _handled);
        Assert.Empty(await DeadLetters.ListAsync(10, Token));
    }

    [Fact]
    public async Task Redrive_Message_LeavesBehindWhyItWasGivenUp()
    {
        await KillAsync(Envelope(traceParent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        _notificationsFail = false;

        await DeadLetters.RedriveAsync(Token);

        Assert.Equal(
            _bus.Taken[0].Properties.Keys.Append(BusMessage.RedrivenFor).Order(),
            _bus.Taken[^1].Properties.Keys.Order()
        );
        Assert.DoesNotContain(InProcessBus.Noted, _bus.Taken[^1].Properties.Keys);
    }

    [Fact]
    public async Task Redrive_UnreadableMessage_GoesRoundOnce()
    {
        _bus.Accept(CloudEventFormat.ToMessage(Envelope()) with { Body = "hello" });
        await DrainAsync();

        Assert.Equal(2, await DeadLetters.RedriveAsync(Token));
        await DrainAsync();

        Assert.Equal(2, (await DeadLetters.ListAsync(10, Token)).Count);
    }

    private async Task KillAsync(EventEnvelope envelope)
    {
        await new BusEventSender(_bus, TimeProvider.System).SendAsync([envelope], Token);
        await DrainAsync();
    }

    private async Task DrainAsync()
    {
        var consumer = NewConsumer(HandleAsync, new Hurried(500));
        await new BusEventReceiver(_bus, consumer, _registry, new Hurried(8)).ReceiveOnceAsync(Token);
    }

    private Task HandleAsync(string consumer, EventEnvelope envelope, CancellationToken cancellationToken)
    {
        if (consumer == "notifications" && _notificationsFail)
            throw new InvalidOperationException("mail server away");
        lock (_handled)
            _handled.Add($"{consumer} {envelope.Id}");
        return Task.CompletedTask;
    }
}
