using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Marketplace.Modules.Notifications;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Live;

/// <summary>Writes a stream to its client until one of them ends it: the client hangs up, the access token expires, the
/// membership ends, or the process stops.</summary>
internal sealed class LiveFeed(
    LiveHub hub,
    IHostApplicationLifetime lifetime,
    IOptions<LiveOptions> options,
    TimeProvider clock
)
{
    private static readonly ReadOnlyMemory<byte> Comment = ": \n\n"u8.ToArray();

    /// <summary>The events of a stream, which ends with them. While no signals arrive here, the client reads again at
    /// the pace of the heartbeat.</summary>
    public async IAsyncEnumerable<SseItem<LiveEvent>> ReadAsync(
        LiveStream stream,
        LiveAccess access,
        HttpContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        using var _ = stream;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            context.RequestAborted,
            lifetime.ApplicationStopping
        );
        // The client learns that the stream is open before anything happens.
        await BeatAsync(context);
        while (true)
        {
            if (stream.TakeResync())
                yield return Resync();
            var signal = await stream.NextAsync(PauseOf(access), clock, ended.Token);
            if (!await HoldsAsync(access, ended.Token))
                yield break;
            if (signal is not null && access.Covers(signal))
                yield return Item(signal.Id, new(signal.Type, signal.Subject, signal.At));
            else if (signal is null && (hub.Hears || stream.MustResync))
                await BeatAsync(context);
            else if (signal is null)
                yield return Resync();
        }
    }

    private static async Task<bool> HoldsAsync(LiveAccess access, CancellationToken ended)
    {
        try
        {
            return !ended.IsCancellationRequested && await access.HoldsAsync(ended);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Not later than the access token expires.</summary>
    private TimeSpan PauseOf(LiveAccess access)
    {
        var (beat, left) = (options.Value.Heartbeat, access.Left);
        return left <= TimeSpan.Zero ? TimeSpan.FromMilliseconds(1)
            : left < beat ? left
            : beat;
    }

    private SseItem<LiveEvent> Resync() => Item(hub.Head, new(LiveTypes.Resync, null, clock.GetUtcNow()));

    private static SseItem<LiveEvent> Item(Guid id, LiveEvent data) => new(data, data.Type) { EventId = id.ToString() };

    /// <summary>Nobody else writes while the next event is awaited.</summary>
    private static async Task BeatAsync(HttpContext context)
    {
        await context.Response.Body.WriteAsync(Comment, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
