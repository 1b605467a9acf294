using System.Net.Sockets;
using Marketplace.Foundation;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using static Marketplace.UnitTests.Bus.BusFixtures;

namespace Marketplace.UnitTests.Bus;

/// <summary>Failures that say nothing about the event: the database is away, or this version has no handler.</summary>
public sealed class BusOutageTests
{
    private readonly FakeTimeProvider _clock = new(Noon);
    private Func<Task> _handler = () => Task.CompletedTask;
    private bool _isDatabaseThere = true;
    private int _tries;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private BusConsumer Consumer =>
        NewConsumer(
            (_, _, _) =>
            {
                _tries++;
                return _handler();
            },
            _clock,
            () => _isDatabaseThere
        );

    public static TheoryData<string, Exception> Outages { get; } =
        new()
        {
            { "refused", Failed(new SocketException((int)SocketError.ConnectionRefused)) },
            { "lost", Failed(new EndOfStreamException()) },
            { "wrapped", new InvalidOperationException("saving failed", Failed(new IOException("reset"))) },
            { "commit", new CommitUnknownException(Failed(new IOException("reset"))) },
            { "shut down", Answered("57P01") },
            { "starting", Answered("57P03") },
            { "full", Answered("53300") },
            { "standby", Answered("25006") },
        };

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task Handle_DatabaseAway_TriesAgainInPlaceUntilItIsThere(string name, Exception outage)
    {
        Assert.NotEmpty(name);
        _handler = () => _tries < 4 ? throw outage : Task.CompletedTask;

        var running = Consumer.HandleAsync("notifications", Delivery(Envelope(), BusTopology.MaxDeliveryCount), Token);
        Assert.False(running.IsCompleted);

        Assert.IsType<MessageDisposition.Complete>(await EndAsync(running));
        Assert.Equal(4, _tries);
    }

    [Fact]
    public async Task Handle_DatabaseAwayForMinutes_GivesTheMessageBackUncounted()
    {
        (_handler, _isDatabaseThere) = (() => throw Answered("57P03"), false);

        var running = Consumer.HandleAsync("notifications", Delivery(Envelope(), BusTopology.MaxDeliveryCount), Token);

        Assert.IsType<MessageDisposition.Release>(await EndAsync(running));
        Assert.True(_clock.GetUtcNow() - Noon >= BusConsumer.LongestWait);
    }

    [Fact]
    public async Task Handle_FailsLikeAnOutageForMinutesWhileTheDatabaseAnswers_Counts()
    {
        _handler = () => throw Answered("57P02");

        var running = Consumer.HandleAsync("notifications", Delivery(Envelope(), BusTopology.MaxDeliveryCount), Token);

        var dead = Assert.IsType<MessageDisposition.DeadLetter>(await EndAsync(running));
        Assert.Equal(MessageDisposition.DeadLetter.HandlerFailed, dead.Reason);
        Assert.True(_clock.GetUtcNow() - Noon >= BusConsumer.LongestWait);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Handle_TakesTooLong_CountsOnlyWhereTheDatabaseAnswers(bool isThere)
    {
        _isDatabaseThere = isThere;
        _handler = () => _tries == 1 ? throw Failed(new TimeoutException()) : Task.CompletedTask;

        var running = Consumer.HandleAsync("notifications", Delivery(Envelope()), Token);

        var disposition = await EndAsync(running);
        Assert.Equal((isThere, !isThere), (disposition is MessageDisposition.Abandon, _tries == 2));
    }

    [Fact]
    public async Task Handle_HostStopsWhileTheDatabaseIsAway_GivesTheMessageBackAtOnce()
    {
        _handler = () => throw Answered("57P03");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var running = Consumer.HandleAsync("notifications", Delivery(Envelope()), stop.Token);
        await stop.CancelAsync();

        Assert.IsType<MessageDisposition.Release>(await running);
    }

    [Fact]
    public async Task Handle_NoHandlerInThisVersion_GivesTheMessageBackAfterAPause()
    {
        _handler = () => throw new UnknownEventException("unknown");

        var running = Consumer.HandleAsync("notifications", Delivery(Envelope(), BusTopology.MaxDeliveryCount), Token);
        _clock.Advance(BusConsumer.UnknownPause - TimeSpan.FromSeconds(1));
        Assert.False(running.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.IsType<MessageDisposition.Release>(await running);
        Assert.Equal(1, _tries);
    }

    [Fact]
    public async Task Handle_NoHandlerForAnHour_DeadLettersWithTheReason()
    {
        _handler = () => throw new UnknownEventException("unknown");
        _clock.Advance(UnknownEventRegistry.Patience + TimeSpan.FromSeconds(1));

        var disposition = await Consumer.HandleAsync("notifications", Delivery(Envelope()), Token);

        var dead = Assert.IsType<MessageDisposition.DeadLetter>(disposition);
        Assert.Equal((MessageDisposition.DeadLetter.UnknownEvent, "unknown"), (dead.Reason, dead.Description));
    }

    private static NpgsqlException Failed(Exception cause) => new("Exception while reading from stream", cause);

    private static PostgresException Answered(string state) => new("no", "FATAL", "FATAL", state);

    /// <summary>Lets time pass until a message is settled, an hour at most.</summary>
    private async Task<MessageDisposition> EndAsync(Task<MessageDisposition> running)
    {
        for (var steps = 0; steps < 1_800 && !running.IsCompleted; steps++)
        {
            _clock.Advance(TimeSpan.FromSeconds(2));
            await Task.Delay(1, Token);
        }

        Assert.True(running.IsCompleted);
        return await running;
    }
}
