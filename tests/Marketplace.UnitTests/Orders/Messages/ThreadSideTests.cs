using Marketplace.Modules.Orders;

namespace Marketplace.UnitTests.Orders;

/// <summary>When somebody is told of messages they have not read.</summary>
public sealed class ThreadSideTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(2);
    private readonly ThreadSide _side = new();

    [Fact]
    public void Receive_ABurst_IsAnnouncedOnce()
    {
        for (var i = 0; i < 5; i++)
            _side.Receive(Noon.AddSeconds(i * 20), Delay);
        Assert.False(_side.Announce(Noon.AddMinutes(1)));
        Assert.True(_side.Announce(Noon.AddMinutes(2)));
        Assert.False(_side.Announce(Noon.AddMinutes(2)));
        Assert.Equal(5, _side.Unread);
    }

    [Fact]
    public void Read_Everything_TellsNothing()
    {
        _side.Receive(Noon, Delay);
        _side.Read(1, 0);
        Assert.False(_side.Announce(Noon.AddMinutes(3)));
        Assert.Equal((0, 1), (_side.Unread, _side.ReadSeq));
    }

    [Fact]
    public void Receive_AfterAnAnnouncement_WaitsAnHourUnlessItWasRead()
    {
        _side.Receive(Noon, Delay);
        Assert.True(_side.Announce(Noon + Delay));
        _side.Receive(Noon.AddMinutes(5), Delay);
        Assert.False(_side.Announce(Noon.AddMinutes(10)));
        Assert.True(_side.Announce(Noon.AddHours(1) + Delay));

        _side.Read(2, 0);
        _side.Receive(Noon.AddHours(1.1), Delay);
        Assert.True(_side.Announce(Noon.AddHours(1.1) + Delay));
    }

    [Fact]
    public void Read_AnEarlierNumber_ChangesNothing()
    {
        _side.Receive(Noon, Delay);
        _side.Receive(Noon, Delay);
        _side.Read(2, 0);
        _side.Read(1, 1);
        Assert.Equal((0, 2), (_side.Unread, _side.ReadSeq));
    }
}
