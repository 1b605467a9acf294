namespace Marketplace.Modules.Orders;

/// <summary>One event in an order's history; never changed, numbered without gaps.</summary>
public sealed class OrderEvent
{
    public Guid OrderId { get; init; }

    /// <summary>1, 2, 3 … within the order.</summary>
    public int Seq { get; init; }

    /// <summary>The command, or <c>create</c> for the first event.</summary>
    public required string Type { get; init; }

    /// <summary>Null for the first event.</summary>
    public OrderStatus? From { get; init; }

    public OrderStatus To { get; init; }

    public OrderActorType ActorType { get; init; }

    /// <summary>Null for the system.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The reason code; null if none was given.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>Free text from the actor.</summary>
    public string? Note { get; init; }

    public DateTimeOffset At { get; init; }
}
