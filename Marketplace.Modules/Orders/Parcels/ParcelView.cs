using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>A parcel of an order.</summary>
/// <param name="Carrier">Name of the carrier; null when there is none.</param>
/// <param name="CarrierCode">Null when the carrier is not in the list.</param>
/// <param name="TrackingUrl">Where the carrier shows the parcel; null when it is not known.</param>
/// <param name="WeightGrams">All boxes together; null when it was not weighed.</param>
/// <param name="Desi">Volumetric weight; null when it was not measured.</param>
/// <param name="DueAt">When it counts as delivered by itself, or as back while it is undelivered; null in other
/// statuses.</param>
/// <param name="Actions">The commands the viewer can issue now.</param>
public sealed record ParcelView(
    Guid Id,
    string Number,
    ParcelStatus Status,
    DeliveryType Delivery,
    string? Carrier,
    string? CarrierCode,
    string? TrackingNumber,
    string? TrackingUrl,
    int Boxes,
    int? WeightGrams,
    int? Desi,
    UndeliveredReason? UndeliveredReason,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ShippedAt,
    DateTimeOffset? DeliveredAt,
    DateTimeOffset? DueAt,
    IReadOnlyList<ParcelLineView> Lines,
    IReadOnlyList<ParcelEventView> Events,
    IReadOnlyList<ParcelCommand> Actions
)
{
    /// <summary>What the buyer pays at the door for it; null when paid by card, until its label is made or it is
    /// shipped, and when it was taken apart or came back.</summary>
    public Money? Collect { get; init; }
}

/// <summary>Units of an order line in a parcel.</summary>
/// <param name="Resellable">Units that can be sold again; null until the parcel came back.</param>
public sealed record ParcelLineView(Guid LineId, string Title, string Sku, int Quantity, int? Resellable);

/// <summary>One event in a parcel's history.</summary>
/// <param name="CarrierStatus">The carrier's own word; null when nobody scanned.</param>
/// <param name="Place">Where it was scanned; null when it is not known.</param>
public sealed record ParcelEventView(
    int Seq,
    ParcelStatus Status,
    ParcelSource Source,
    UndeliveredReason? Reason,
    string? CarrierStatus,
    string? Place,
    DateTimeOffset At
);
