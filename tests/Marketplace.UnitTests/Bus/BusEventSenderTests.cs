using Marketplace.Foundation;
using Marketplace.Testing;
using static Marketplace.UnitTests.Bus.BusFixtures;

namespace Marketplace.UnitTests.Bus;

public sealed class BusEventSenderTests
{
    private readonly InProcessBus _bus = new(_ => [], maxBatchBytes: 2_000);
    private readonly Hurried _clock = new(500);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<IReadOnlyList<string?>> SendAsync(params EventEnvelope[] batch) =>
        new BusEventSender(_bus, _clock).SendAsync(batch, Token);

    [Fact]
    public async Task Send_SmallEvents_LeaveInOneBatchInOrder()
    {
        EventEnvelope[] batch = [Envelope("a"), Envelope("b"), Envelope("a")];

        var outcomes = await SendAsync(batch);

        Assert.All(outcomes, Assert.Null);
        Assert.Equal(1, _bus.Batches);
        Assert.Equal(batch.Select(e => e.Id.ToString()), _bus.Taken.Select(m => m.MessageId));
    }

    [Fact]
    public async Task Send_MoreThanOneBatchHolds_SplitsBySizeInOrder()
    {
        var batch = Enumerable
            .Range(0, 20)
            .Select(n => Envelope("s" + n, $$"""{"text":"{{new string('x', 500)}}"}"""))
            .ToArray();

        var outcomes = await SendAsync(batch);

        Assert.All(outcomes, Assert.Null);
        Assert.InRange(_bus.Batches, 7, 20);
        Assert.Equal(batch.Select(e => e.Id.ToString()), _bus.Taken.Select(m => m.MessageId));
    }

    [Fact]
    public async Task Send_EventTooLarge_FailsAloneAndHoldsBackItsSubject()
    {
        var large = Envelope("a", $$"""{"text":"{{new string('x', 5_000)}}"}""");

        var outcomes = await SendAsync(Envelope("a"), large, Envelope("b"), Envelope("a"));

        Assert.Null(outcomes[0]);
        Assert.Contains("larger", outcomes[1], StringComparison.Ordinal);
        Assert.Null(outcomes[2]);
        Assert.Contains("earlier event", outcomes[3], StringComparison.Ordinal);
        Assert.Equal(2, _bus.Taken.Count);
    }

    [Fact]
    public async Task Send_BusDown_ThrowsSoThatNoEventLosesAnAttempt()
    {
        _bus.IsDown = true;

        await Assert.ThrowsAsync<BusUnavailableException>(() => SendAsync(Envelope("a"), Envelope("b")));
    }

    [Fact]
    public async Task Send_BusSilent_GivesUpInsteadOfHoldingTheRelay()
    {
        _bus.IsSilent = true;

        var outage = await Assert.ThrowsAsync<BusUnavailableException>(() =>
            SendAsync(Envelope("a")).WaitAsync(TimeSpan.FromSeconds(20), Token)
        );

        Assert.Contains("did not respond", outage.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_StoppedWhileTheBusIsSilent_IsCancelledNotAnOutage()
    {
        _bus.IsSilent = true;
        using var stop = new CancellationTokenSource();
        var sending = new BusEventSender(_bus, TimeProvider.System).SendAsync([Envelope("a")], stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Send_BusGoesDownHalfway_SaysWhatWasSentAndWhatNot()
    {
        _bus.BatchesUntilDown = 1;
        var batch = Enumerable
            .Range(0, 8)
            .Select(n => Envelope("s" + n, $$"""{"text":"{{new string('x', 500)}}"}"""))
            .ToArray();

        var outcomes = await SendAsync(batch);

        var sent = _bus.Taken.Count;
        Assert.InRange(sent, 1, 7);
        Assert.All(outcomes.Take(sent), Assert.Null);
        Assert.All(
            outcomes.Skip(sent),
            outcome => Assert.Contains("does not answer", outcome, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Send_SameEventTwice_BusTakesItOnce()
    {
        var envelope = Envelope();

        await SendAsync(envelope);
        await SendAsync(envelope);

        Assert.Single(_bus.Taken);
    }
}
