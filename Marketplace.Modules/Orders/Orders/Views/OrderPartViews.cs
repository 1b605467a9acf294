using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>A parcel, as its order shows it.</summary>
/// <param name="Carrier">Name of the carrier; null when there is none.</param>
/// <param name="TrackingUrl">Where the carrier shows the parcel; null when it is not known.</param>
/// <param name="UndeliveredReason">Null in other statuses than undelivered and returned_to_seller.</param>
/// <param name="DueAt">When it counts as delivered by itself; null unless it is on its way.</param>
/// <param name="Actions">The commands the viewer can issue now.</param>
public sealed record OrderParcelView(
    Guid Id,
    string Number,
    ParcelStatus Status,
    string? Carrier,
    string? TrackingNumber,
    string? TrackingUrl,
    UndeliveredReason? UndeliveredReason,
    DateTimeOffset? ShippedAt,
    DateTimeOffset? DeliveredAt,
    DateTimeOffset? DueAt,
    IReadOnlyList<PackedUnitsView> Lines,
    IReadOnlyList<ParcelCommand> Actions
);

/// <summary>Units of an order line in a parcel.</summary>
public sealed record PackedUnitsView(Guid LineId, int Quantity);

/// <summary>A return, as its order shows it.</summary>
/// <param name="Units">Total units of all lines.</param>
/// <param name="Refund">What the buyer gets back; null until the return is accepted.</param>
/// <param name="DueAt">The next deadline of the seller, the buyer or support; null when there is none.</param>
/// <param name="Actions">The commands the viewer can issue now.</param>
public sealed record OrderReturnView(
    Guid Id,
    string Number,
    ReturnStatus Status,
    ReturnKind Kind,
    int Units,
    Money? Refund,
    DateTimeOffset RequestedAt,
    DateTimeOffset? DueAt,
    IReadOnlyList<ReturnCommand> Actions
);

/// <summary>What can be returned of a line.</summary>
/// <param name="Quantity">Units; 0 before the order is delivered, when the window has closed, and when all are given
/// back or in a return.</param>
/// <param name="Until">When the return window ends; null while the order is not delivered.</param>
/// <param name="Withdrawable">False where the product can only be returned for a fault.</param>
public sealed record ReturnableUnitsView(int Quantity, DateTimeOffset? Until, bool Withdrawable);
