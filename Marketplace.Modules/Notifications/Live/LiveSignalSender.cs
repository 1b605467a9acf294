using System.Text.Json;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Marketplace.Modules.Notifications;

/// <summary>Sends signals to every process of the deployment, through the cache.</summary>
/// <remarks>At most once: while the cache cannot be reached they are lost, and those who listen for them know that they
/// hear nothing. Errors: logged, never thrown. Source: docs/decisions/0036-live-events.md.</remarks>
public sealed class LiveSignalSender(IConnectionMultiplexer cache, ILogger<LiveSignalSender> logger)
{
    /// <summary>The channel; its name ends in the version of what is sent.</summary>
    internal static readonly RedisChannel Channel = RedisChannel.Literal("live:1");

    /// <summary>Sends signals together; returns at once.</summary>
    internal void Send(IReadOnlyList<LiveSignal> signals) => _ = SendAsync(signals);

    private async Task SendAsync(IReadOnlyList<LiveSignal> signals)
    {
        try
        {
            await cache.GetSubscriber().PublishAsync(Channel, JsonSerializer.SerializeToUtf8Bytes(signals));
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException)
        {
            logger.LogWarning("{Count} live signals were lost: {Reason}", signals.Count, exception.Message);
        }
    }
}
