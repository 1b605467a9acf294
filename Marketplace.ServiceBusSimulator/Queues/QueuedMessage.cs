namespace Marketplace.ServiceBusSimulator.Queues;

/// <summary>What a sender published; every subscription that takes it shares it.</summary>
/// <param name="Encoded">The message as AMQP encodes it.</param>
/// <param name="TimeToLive">How long the sender wants it kept; null: as long as the subscription keeps it.</param>
internal sealed record PublishedMessage(
    byte[] Encoded,
    string? MessageId,
    string? SessionId,
    string? Subject,
    TimeSpan? TimeToLive
);

/// <summary>Why a message was moved to the dead letters.</summary>
internal sealed record DeadLetterCause(string Reason, string? Description)
{
    internal static DeadLetterCause Expired { get; } =
        new("TTLExpiredException", "The message expired and was dead lettered.");

    internal static DeadLetterCause NoSession { get; } =
        new("Session ID is null.", "The subscription requires sessions and the message has none.");

    internal static DeadLetterCause TooManyDeliveries(int count) =>
        new("MaxDeliveryCountExceeded", $"Message could not be consumed after {count} delivery attempts.");
}

/// <summary>A message in one queue. Only its queue changes it, under the queue's lock.</summary>
internal sealed class QueuedMessage(
    PublishedMessage content,
    long sequenceNumber,
    DateTimeOffset enqueuedAt,
    TimeSpan longestLife
)
{
    public PublishedMessage Content { get; } = content;

    public long SequenceNumber { get; } = sequenceNumber;

    public DateTimeOffset EnqueuedAt { get; } = enqueuedAt;

    /// <summary>Never, where neither sender nor subscription limits its life.</summary>
    public DateTimeOffset ExpiresAt { get; } = Later(enqueuedAt, content.TimeToLive ?? TimeSpan.MaxValue, longestLife);

    public DeadLetterCause? Cause { get; init; }

    /// <summary>Deliveries that ended without success.</summary>
    public int DeliveryCount { get; set; }

    /// <summary>Set while a receiver holds the message.</summary>
    public Guid? LockToken { get; set; }

    /// <summary>When the lock ends; the end of its session's lock where it has one.</summary>
    public DateTimeOffset LockedUntil { get; set; }

    public bool IsAvailable(DateTimeOffset now) => LockToken is null && ExpiresAt > now;

    private static DateTimeOffset Later(DateTimeOffset start, TimeSpan one, TimeSpan other)
    {
        var life = one < other ? one : other;
        return life < DateTimeOffset.MaxValue - start ? start + life : DateTimeOffset.MaxValue;
    }
}

/// <summary>A message as a receiver gets it: locked, or only looked at.</summary>
internal sealed record LockedMessage(
    QueuedMessage Message,
    int DeliveryCount,
    Guid LockToken,
    DateTimeOffset LockedUntil
);
