namespace Marketplace.Foundation;

/// <summary>An event in the queue of one consumer (PostgreSQL transport).</summary>
public sealed class Delivery
{
    public long Seq { get; private set; }

    public required string Consumer { get; init; }

    public Guid MessageId { get; init; }

    public required string Type { get; init; }

    public required string Source { get; init; }

    public required string Subject { get; init; }

    public required string Payload { get; init; }

    public string? TraceParent { get; init; }

    public DateTimeOffset OccurredAt { get; init; }

    public DateTimeOffset AvailableAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? DeadAt { get; set; }

    public string? LastError { get; set; }
}

/// <summary>A delivery that is due, as a batch takes it.</summary>
internal sealed record WaitingDelivery(
    long Seq,
    Guid MessageId,
    string Type,
    string Source,
    string Subject,
    string Payload,
    string? TraceParent,
    DateTimeOffset OccurredAt,
    int Attempts
);

/// <summary>Records that a consumer has handled a message; written in the same transaction as the effects.</summary>
public sealed class InboxMessage
{
    public required string Consumer { get; init; }

    public Guid MessageId { get; init; }

    public DateTimeOffset HandledAt { get; init; }
}
