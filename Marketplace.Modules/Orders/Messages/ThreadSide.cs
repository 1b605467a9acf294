namespace Marketplace.Modules.Orders;

/// <summary>How far the buyer or the store has read, and when they are told of what they have not.</summary>
/// <remarks>A burst of messages becomes one announcement: it waits for <see cref="AnnounceAt"/>, and who reads in the
/// meantime gets none. Who has been told and has still not read is told again after
/// <see cref="RepeatAfter"/> at the earliest.</remarks>
public sealed class ThreadSide
{
    private static readonly TimeSpan RepeatAfter = TimeSpan.FromHours(1);

    /// <summary>Messages of the others that are not read.</summary>
    public int Unread { get; private set; }

    /// <summary>Number of the last message read; 0 before the first.</summary>
    public int ReadSeq { get; private set; }

    /// <summary>When this side is told of its unread messages; null when there is nothing to tell.</summary>
    public DateTimeOffset? AnnounceAt { get; private set; }

    /// <summary>When this side was told last, until it has read everything.</summary>
    public DateTimeOffset? AnnouncedAt { get; private set; }

    internal void Receive(DateTimeOffset now, TimeSpan announceAfter)
    {
        Unread++;
        if (AnnounceAt is not null)
            return;
        var (soon, repeat) = (now + announceAfter, AnnouncedAt + RepeatAfter);
        AnnounceAt = repeat > soon ? repeat : soon;
    }

    /// <param name="seq">Number of the last message read.</param>
    /// <param name="left">Messages of the others after it.</param>
    internal void Read(int seq, int left)
    {
        if (seq <= ReadSeq)
            return;
        (ReadSeq, Unread) = (seq, left);
        if (left == 0)
            (AnnounceAt, AnnouncedAt) = (null, null);
    }

    /// <summary>Whether this side is to be told now; a second question answers no.</summary>
    internal bool Announce(DateTimeOffset now)
    {
        if (AnnounceAt is null || AnnounceAt > now)
            return false;
        (AnnounceAt, AnnouncedAt) = (null, now);
        return Unread > 0;
    }
}
