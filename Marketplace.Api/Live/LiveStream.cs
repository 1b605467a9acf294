using System.Threading.Channels;
using Marketplace.Modules.Notifications;

namespace Marketplace.Api.Live;

/// <summary>The signals that wait for one client.</summary>
/// <param name="ownerId">Who reads them.</param>
public sealed class LiveStream(Guid ownerId, LiveTopic topic, Action<LiveStream> close) : IDisposable
{
    /// <summary>Signals that may wait; a client that is slower than that reads everything again.</summary>
    public const int Capacity = 200;

    private readonly Channel<LiveSignal?> _waiting = Channel.CreateBounded<LiveSignal?>(
        new BoundedChannelOptions(Capacity) { SingleReader = true }
    );

    private int _mustResync;

    public Guid OwnerId => ownerId;

    public LiveTopic Topic => topic;

    /// <summary>Whether the client has to read everything again.</summary>
    public bool MustResync => Volatile.Read(ref _mustResync) == 1;

    /// <summary>Puts a signal in line.</summary>
    public void Deliver(LiveSignal signal)
    {
        if (!_waiting.Writer.TryWrite(signal))
            RequestResync();
    }

    /// <summary>Lets the client read everything again: something may have been lost.</summary>
    public void RequestResync()
    {
        Interlocked.Exchange(ref _mustResync, 1);
        Wake();
    }

    /// <summary>Ends the wait of the reader, so that it looks at who reads.</summary>
    public void Wake() => _waiting.Writer.TryWrite(null);

    /// <summary>Whether the client has to read everything again; what waited is dropped then.</summary>
    public bool TakeResync()
    {
        if (Interlocked.Exchange(ref _mustResync, 0) == 0)
            return false;
        while (_waiting.Reader.TryRead(out _))
        {
            // It is part of what is read again.
        }

        return true;
    }

    /// <summary>The next signal; null after the pause, when it was woken, and when it is over.</summary>
    public async Task<LiveSignal?> NextAsync(TimeSpan pause, TimeProvider clock, CancellationToken ended)
    {
        if (_waiting.Reader.TryRead(out var signal))
            return signal;
        using var limit = new CancellationTokenSource(pause, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ended);
        try
        {
            return await _waiting.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public void Dispose() => close(this);
}
