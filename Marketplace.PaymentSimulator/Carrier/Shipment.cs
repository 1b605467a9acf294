namespace Marketplace.PaymentSimulator.Carrier;

/// <summary>A parcel that was announced to the simulated carrier.</summary>
/// <param name="Key">Under which it was announced.</param>
/// <param name="Reference">The sender's number.</param>
/// <param name="CollectMinor">What to collect at the door; null for nothing.</param>
public sealed record Shipment(
    string Key,
    string TrackingNumber,
    string RouteCode,
    string Reference,
    long? CollectMinor,
    DateTimeOffset CreatedAt
)
{
    /// <summary>Whether it was taken back before it was picked up.</summary>
    public bool IsVoided { get; init; }

    /// <summary>What happened to it, oldest first.</summary>
    public IReadOnlyList<Scan> Scans { get; init; } = [];
}

/// <summary>One scan.</summary>
/// <param name="Status">picked_up, in_transit, out_for_delivery, delivered, refused, not_found, damaged or
/// lost.</param>
public sealed record Scan(string TrackingNumber, string Status, string? Place, DateTimeOffset At);

/// <summary>Scans, oldest first.</summary>
/// <param name="HasMore">There are more after these.</param>
/// <param name="Next">Where the next page begins.</param>
public sealed record ScanPage(IReadOnlyList<Scan> Scans, bool HasMore, string Next);

/// <summary>An announced parcel, as far as the simulator cares.</summary>
public sealed record AnnounceRequest(string? Reference, long? CollectMinor, Destination? To);

/// <summary>Where a parcel goes.</summary>
public sealed record Destination(string? City, string? District);

/// <summary>The carrier as the state file has it.</summary>
/// <param name="Instance">What its cursors begin with.</param>
/// <param name="Shipments">Without their scans.</param>
/// <param name="Scans">Of all shipments, in the order in which they are read.</param>
internal sealed record SavedCarrier(string Instance, IReadOnlyList<Shipment> Shipments, IReadOnlyList<Scan> Scans);
