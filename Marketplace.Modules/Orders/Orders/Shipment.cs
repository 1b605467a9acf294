namespace Marketplace.Modules.Orders;

/// <summary>How a parcel travels.</summary>
/// <param name="Carrier">Name of the parcel service, null where there is none.</param>
/// <param name="TrackingNumber">The carrier's number, null where there is none.</param>
public sealed record Shipment(string? Carrier, string? TrackingNumber)
{
    public const int MaxCarrierLength = 60;

    public const int MaxTrackingNumberLength = 60;
}
