using System.Text.Json;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Marketplace.Modules.Notifications;

/// <summary>Hears the signals of every process of the deployment, through the cache.</summary>
/// <remarks>The client restores the subscription by itself; what was sent meanwhile is lost.
/// Source: docs/decisions/0036-live-events.md.</remarks>
public sealed class LiveSignalReceiver(IConnectionMultiplexer cache, ILogger<LiveSignalReceiver> logger)
{
    private bool _isSubscribed;

    /// <summary>Raised when signals may have been lost.</summary>
    public event Action? ConnectionLost;

    /// <summary>Whether signals arrive now.</summary>
    public bool Hears => _isSubscribed && cache.GetSubscriber().IsConnected(LiveSignalSender.Channel);

    /// <summary>Subscribes unless this was done. Not for several callers at once.</summary>
    /// <param name="handle">Gets the signals in the order in which they were sent; must not block.</param>
    /// <returns>False while the cache cannot be reached; try again.</returns>
    public async Task<bool> TryListenAsync(Action<IReadOnlyList<LiveSignal>> handle)
    {
        if (_isSubscribed)
            return true;
        if (!cache.IsConnected)
            return false;
        var subscriber = cache.GetSubscriber();
        try
        {
            var queue = await subscriber.SubscribeAsync(LiveSignalSender.Channel);
            queue.OnMessage(message => Handle(message.Message, handle));
            cache.ConnectionFailed += (_, _) => ConnectionLost?.Invoke();
            return _isSubscribed = true;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            logger.LogDebug("Cannot listen for live signals: {Reason}", exception.Message);
            // A queue that nobody reads would fill once the subscription succeeds after all.
            await subscriber.UnsubscribeAsync(LiveSignalSender.Channel, flags: CommandFlags.FireAndForget);
            return false;
        }
    }

    private void Handle(RedisValue message, Action<IReadOnlyList<LiveSignal>> handle)
    {
        try
        {
            if (JsonSerializer.Deserialize<LiveSignal[]>((byte[])message!) is { } signals)
                handle(signals);
        }
        catch (JsonException exception)
        {
            logger.LogWarning(exception, "A live signal could not be read");
        }
    }
}
