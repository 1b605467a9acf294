using Marketplace.Foundation;

namespace Marketplace.Modules.Orders.Contracts;

/// <summary>A parcel of an order changed status.</summary>
public abstract record ParcelMoved : IIntegrationEvent
{
    public Guid OrderId { get; init; }

    public Guid ParcelId { get; init; }

    public Guid SellerId { get; init; }

    public Guid BuyerId { get; init; }

    /// <summary>The human-readable order number.</summary>
    public string Number { get; init; } = "";

    /// <summary>The number on the parcel's label.</summary>
    public string ParcelNumber { get; init; } = "";

    public IReadOnlyList<ParcelMovedLine> Lines { get; init; } = [];

    /// <summary>The order changed its status by it, which has an event of its own.</summary>
    public bool MovesOrder { get; init; }

    /// <summary>When the marketplace recorded it.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The order: events of it and of its parcels keep their order.</summary>
    public string Subject => OrderId.ToString();
}

/// <summary>Units of an order line in a parcel.</summary>
public sealed record ParcelMovedLine(Guid LineId, int Quantity);

/// <summary>A parcel is on its way, or ready for pickup.</summary>
[EventName("marketplace.orders.parcel-shipped.v1")]
public sealed record ParcelShipped : ParcelMoved;

/// <summary>A parcel was delivered to the buyer.</summary>
[EventName("marketplace.orders.parcel-delivered.v1")]
public sealed record ParcelDelivered : ParcelMoved;

/// <summary>A parcel could not be delivered.</summary>
[EventName("marketplace.orders.parcel-undelivered.v1")]
public sealed record ParcelUndelivered : ParcelMoved
{
    /// <summary>refused, not_found, damaged or lost.</summary>
    public string Reason { get; init; } = "";

    /// <summary>seller or carrier.</summary>
    public string Source { get; init; } = "";
}
