using Marketplace.Foundation;

namespace Marketplace.Modules.Orders.Contracts;

/// <summary>Units of an order were cancelled: called off before they were packed, or back from a parcel that could not
/// be delivered.</summary>
/// <param name="ParcelId">The parcel that came back; null for units that were called off.</param>
/// <param name="Amount">The money of the units; with the last of them, shipping is among it.</param>
/// <param name="ActorType">buyer, seller, admin or system.</param>
/// <param name="ReasonCode">Why; null if no reason was given.</param>
/// <param name="Due">The order's total less the money of all units cancelled so far: what a buyer pays at the
/// door.</param>
/// <param name="FaultUnits">Units of the order so far that the seller called off without the buyer's request.</param>
/// <param name="EndsOrder">Nothing is left of the order: its own event follows.</param>
[EventName("marketplace.orders.units-cancelled.v1")]
public sealed record UnitsCancelled(
    Guid OrderId,
    string Number,
    Guid? ParcelId,
    Guid SellerId,
    Guid BuyerId,
    IReadOnlyList<CancelledUnits> Lines,
    Money Amount,
    Money Due,
    int FaultUnits,
    string ActorType,
    string? ReasonCode,
    bool EndsOrder
) : IIntegrationEvent
{
    public string Subject => OrderId.ToString();

    /// <summary>The time the order itself records for this step.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>Cancelled units of a line.</summary>
/// <param name="Left">Units of the line that were not cancelled.</param>
public sealed record CancelledUnits(Guid LineId, Guid VariantId, Guid ProductId, int Quantity, int Left);
