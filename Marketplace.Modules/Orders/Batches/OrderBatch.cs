using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>One order of a batch that is shipped.</summary>
/// <param name="CarrierCode">A carrier of the list; null for one that is not in it.</param>
/// <param name="Carrier">Name of a carrier that is not in the list; null when nobody carries it.</param>
/// <param name="TrackingNumber">The carrier's number; null when nobody carries it.</param>
public sealed record ShipInBatch(Guid OrderId, string? CarrierCode, string? Carrier, string? TrackingNumber);

/// <summary>What became of one order of a batch.</summary>
/// <param name="Status">The order's status afterwards; null when it was refused.</param>
/// <param name="Changed">False for an order that was so already, and for one that was refused.</param>
/// <param name="Error">Why it was refused; null when it was not.</param>
public sealed record BatchOutcome(Guid OrderId, OrderStatus? Status, bool Changed, Error? Error);
