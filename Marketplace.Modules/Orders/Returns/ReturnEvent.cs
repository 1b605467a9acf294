namespace Marketplace.Modules.Orders;

/// <summary>One event in a return's history; never changed, numbered without gaps.</summary>
public sealed class ReturnEvent
{
    public Guid ReturnId { get; init; }

    /// <summary>1, 2, 3 … within the return.</summary>
    public int Seq { get; init; }

    /// <summary>The command, or <c>request</c> for the first event.</summary>
    public required string Type { get; init; }

    /// <summary>Null for the first event.</summary>
    public ReturnStatus? From { get; init; }

    public ReturnStatus To { get; init; }

    public OrderActorType ActorType { get; init; }

    /// <summary>Null for the system.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The reason code; null if none was given.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>Free text from the actor.</summary>
    public string? Note { get; init; }

    public DateTimeOffset At { get; init; }
}
