using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Marketplace.Foundation;

/// <summary>Events that came to this process although its version has no handler for them, and how long such events
/// wait for a version that has one.</summary>
/// <remarks>While versions change, and after a rollback, an older Worker sees events of a newer Api. They are neither
/// handled nor failed: they wait. See docs/events.md.</remarks>
public sealed class UnknownEventRegistry(ILogger<UnknownEventRegistry> logger)
{
    /// <summary>So old may an unknown event become; then it is dead, later events of its subject go on, and an
    /// administrator can redrive it. About as long as an event that fails is tried.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>What is noted on an event that waits or is dead.</summary>
    public const string Reason =
        "This version has no handler for the event; it waits for a version that has one, for an hour at most.";

    private readonly ConcurrentDictionary<(string Type, string? Consumer), bool> _told = new();

    /// <summary>Logs a warning, once for each event and consumer.</summary>
    /// <param name="eventType">The event's name.</param>
    /// <param name="consumer">Null where no consumer of this version is known to listen or not: the event is unknown
    /// as such.</param>
    public void Tell(string eventType, string? consumer)
    {
        if (_told.TryAdd((eventType, consumer), true))
        {
            logger.LogWarning(
                "Events of type {EventType} for {Consumer} wait: this version has no handler for them. After "
                    + "{Patience} they are dead and can be redriven",
                eventType,
                consumer ?? "everybody",
                Patience
            );
        }
    }
}
