namespace Marketplace.Foundation;

/// <summary>An event in the outbox, written in the commit that caused it.</summary>
public sealed class OutboxMessage
{
    /// <summary>Write order; events of one subject are sent in this order.</summary>
    public long Seq { get; private set; }

    public Guid Id { get; init; }

    public required string Type { get; init; }

    public required string Subject { get; init; }

    /// <summary>Event data as JSON.</summary>
    public required string Payload { get; init; }

    public string? TraceParent { get; init; }

    public DateTimeOffset OccurredAt { get; init; }

    /// <summary>Earliest time of the next attempt; moved back after a failure.</summary>
    public DateTimeOffset AvailableAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>When the event was marked dead; an administrator can redrive it.</summary>
    public DateTimeOffset? DeadAt { get; set; }

    public string? LastError { get; set; }
}
