namespace Marketplace.Modules.Orders;

/// <summary>Shipping details of an order.</summary>
/// <param name="Carrier">Name of the carrier, null if there is none.</param>
/// <param name="TrackingNumber">The carrier's tracking number, null if there is none.</param>
public sealed record Shipment(string? Carrier, string? TrackingNumber)
{
    public const int MaxCarrierLength = 60;

    public const int MaxTrackingNumberLength = 60;

    /// <summary>The carrier in the list; null for one that is not in it.</summary>
    public string? CarrierCode { get; init; }
}
