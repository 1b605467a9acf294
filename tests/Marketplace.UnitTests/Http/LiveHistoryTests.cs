using Marketplace.Api.Live;
using Marketplace.Modules.Notifications;

namespace Marketplace.UnitTests.Http;

/// <summary>What a client that comes back has missed, and when it has to read everything again.</summary>
public sealed class LiveHistoryTests
{
    private static readonly LiveTopic Topic = LiveTopic.User(Guid.CreateVersion7());
    private static readonly LiveTopic Other = LiveTopic.User(Guid.CreateVersion7());

    [Fact]
    public void Since_ASignal_IsWhatFollowedForTheTopic()
    {
        var history = new LiveHistory(Guid.CreateVersion7);
        var (seen, foreign, missed) = (Signal(Topic), Signal(Other), Signal(Topic));
        foreach (var signal in new[] { seen, foreign, missed })
            history.Add(signal);

        Assert.Equal([missed], history.Since(seen.Id, Topic));
        Assert.Equal([missed], history.Since(foreign.Id, Topic));
        Assert.Empty(history.Since(missed.Id, Topic)!);
        Assert.Equal(missed.Id, history.Head);
        Assert.Null(history.Since(Guid.CreateVersion7(), Topic));
    }

    [Fact]
    public void Since_ThePlaceWhereNothingHadHappened_IsNothing()
    {
        var history = new LiveHistory(Guid.CreateVersion7);
        Assert.Empty(history.Since(history.Head, Topic)!);
    }

    [Fact]
    public void Since_BeforeSomethingWasLost_IsUnknown()
    {
        var history = new LiveHistory(Guid.CreateVersion7);
        var seen = Signal(Topic);
        history.Add(seen);
        history.Clear();
        Assert.Null(history.Since(seen.Id, Topic));
    }

    [Fact]
    public void Since_TooLongAgo_IsUnknown()
    {
        var history = new LiveHistory(Guid.CreateVersion7);
        var seen = Signal(Topic);
        history.Add(seen);
        for (var i = 0; i < LiveHistory.Length; i++)
            history.Add(Signal(Other));
        Assert.Null(history.Since(seen.Id, Topic));
    }

    [Fact]
    public async Task Stream_OfASlowClient_IsReadAgainInsteadOfGrowing()
    {
        using var stream = new LiveStream(Guid.CreateVersion7(), Topic, _ => { });
        for (var i = 0; i <= LiveStream.Capacity; i++)
            stream.Deliver(Signal(Topic));
        Assert.True(stream.TakeResync());
        Assert.False(stream.TakeResync());

        var later = Signal(Topic);
        stream.Deliver(later);
        Assert.Equal(later, await stream.NextAsync(TimeSpan.FromMinutes(1), TimeProvider.System, default));
        Assert.Null(await stream.NextAsync(TimeSpan.FromMilliseconds(1), TimeProvider.System, default));
    }

    private static LiveSignal Signal(LiveTopic topic) =>
        new(Guid.CreateVersion7(), topic, LiveTypes.OrderChanged, Guid.CreateVersion7(), DateTimeOffset.UnixEpoch);
}
