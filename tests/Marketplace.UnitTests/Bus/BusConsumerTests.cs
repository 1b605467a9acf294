using Marketplace.Foundation;
using Microsoft.Extensions.Time.Testing;
using static Marketplace.UnitTests.Bus.BusFixtures;

namespace Marketplace.UnitTests.Bus;

public sealed class BusConsumerTests
{
    private readonly FakeTimeProvider _clock = new(Noon);
    private readonly List<EventEnvelope> _handled = [];
    private Func<CancellationToken, Task> _handler = _ => Task.CompletedTask;

    private bool _isDatabaseThere = true;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private BusConsumer Consumer =>
        NewConsumer(
            async (_, envelope, ct) =>
            {
                await _handler(ct);
                _handled.Add(envelope);
            },
            _clock,
            () => _isDatabaseThere
        );

    [Fact]
    public async Task Handle_Works_Completes()
    {
        var envelope = Envelope();

        var disposition = await Consumer.HandleAsync("notifications", Delivery(envelope), Token);

        Assert.IsType<MessageDisposition.Complete>(disposition);
        Assert.Equal(envelope.Id, Assert.Single(_handled).Id);
    }

    [Fact]
    public async Task Handle_UnreadableBody_DeadLettersAtOnce()
    {
        var message = CloudEventFormat.ToMessage(Envelope()) with { Body = "hello" };

        var disposition = await Consumer.HandleAsync("notifications", new BusDelivery(message, 1), Token);

        Assert.Equal(
            MessageDisposition.DeadLetter.Unreadable,
            Assert.IsType<MessageDisposition.DeadLetter>(disposition).Reason
        );
        Assert.Empty(_handled);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 8)]
    [InlineData(9, 30)]
    public async Task Handle_Fails_AbandonsAfterAGrowingPause(int deliveryCount, int seconds)
    {
        _handler = _ => throw new InvalidOperationException("boom");

        var running = Consumer.HandleAsync("notifications", Delivery(Envelope(), deliveryCount), Token);
        _clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        Assert.False(running.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.IsType<MessageDisposition.Abandon>(await running);
    }

    [Fact]
    public async Task Handle_FailsAtTheLastDelivery_DeadLettersWithTheReason()
    {
        _handler = _ => throw new InvalidOperationException("boom");

        var disposition = await Consumer.HandleAsync(
            "notifications",
            Delivery(Envelope(), BusTopology.MaxDeliveryCount),
            Token
        );

        var dead = Assert.IsType<MessageDisposition.DeadLetter>(disposition);
        Assert.Equal(MessageDisposition.DeadLetter.HandlerFailed, dead.Reason);
        Assert.Equal("InvalidOperationException: boom", dead.Description);
    }

    [Fact]
    public async Task Handle_HostStopsDuringThePause_AbandonsAtOnce()
    {
        _handler = _ => throw new InvalidOperationException("boom");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var running = Consumer.HandleAsync("notifications", Delivery(Envelope(), 5), stop.Token);
        await stop.CancelAsync();

        Assert.IsType<MessageDisposition.Abandon>(await running);
    }

    [Fact]
    public async Task Handle_HostStopsWhileTheHandlerWorks_LetsItFinish()
    {
        var mayFinish = new TaskCompletionSource();
        _handler = _ => mayFinish.Task;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var running = Consumer.HandleAsync("notifications", Delivery(Envelope()), stop.Token);
        await stop.CancelAsync();
        Assert.False(running.IsCompleted);
        mayFinish.SetResult();

        Assert.IsType<MessageDisposition.Complete>(await running);
        Assert.Single(_handled);
    }

    [Fact]
    public async Task Handle_RedrivenForAnotherConsumer_CompletesWithoutHandling()
    {
        var dead = new BusDeadLetter(CloudEventFormat.ToMessage(Envelope()), 1, 10, Noon, null, null);
        var delivery = new BusDelivery(CloudEventFormat.ToRedrive(dead, "analytics"), 1);

        Assert.IsType<MessageDisposition.Complete>(await Consumer.HandleAsync("notifications", delivery, Token));
        Assert.Empty(_handled);
        Assert.IsType<MessageDisposition.Complete>(await Consumer.HandleAsync("analytics", delivery, Token));
        Assert.Single(_handled);
    }
}
