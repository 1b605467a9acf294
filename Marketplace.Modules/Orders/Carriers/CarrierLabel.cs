namespace Marketplace.Modules.Orders;

/// <summary>A label that was asked for at a carrier, once for each attempt.</summary>
/// <remarks>Locks: the purchase of its parcel's order, except what <see cref="VoidLabelsJob"/> notes.</remarks>
public sealed class CarrierLabel
{
    public const int MaxRouteCodeLength = 40;

    private CarrierLabel() { }

    internal CarrierLabel(Guid parcelId, int attempt, string carrierCode, DateTimeOffset now) =>
        (ParcelId, Attempt, CarrierCode, AskedAt, ChangedAt) = (parcelId, attempt, carrierCode, now, now);

    public Guid ParcelId { get; private init; }

    /// <summary>1, 2, 3 … within the parcel.</summary>
    public int Attempt { get; private init; }

    public string CarrierCode { get; private init; } = "";

    public CarrierLabelStatus Status { get; private set; }

    /// <summary>Null until the carrier has answered.</summary>
    public string? TrackingNumber { get; private set; }

    /// <summary>Where the carrier sorts the parcel to; null when it did not say.</summary>
    public string? RouteCode { get; private set; }

    public DateTimeOffset AskedAt { get; private init; }

    /// <summary>When it got its status.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The key of the attempt at the carrier.</summary>
    public string Key => KeyOf(ParcelId, Attempt);

    internal static string KeyOf(Guid parcelId, int attempt) => $"par_{parcelId}_{attempt}";

    internal void Create(CreatedLabel created, DateTimeOffset now)
    {
        (TrackingNumber, RouteCode) = (created.TrackingNumber, created.RouteCode);
        Enter(CarrierLabelStatus.Created, now);
    }

    internal void Enter(CarrierLabelStatus status, DateTimeOffset now) => (Status, ChangedAt) = (status, now);
}

/// <summary>What became of a label.</summary>
public enum CarrierLabelStatus
{
    /// <summary>The carrier has not answered; ask again with the same key.</summary>
    Asked,

    /// <summary>It is the parcel's label.</summary>
    Created,

    /// <summary>The carrier refused it.</summary>
    Refused,

    /// <summary>Nobody needs it; the carrier has to be told.</summary>
    ToVoid,

    /// <summary>The carrier does not expect the parcel any more.</summary>
    Voided,

    /// <summary>The carrier did not take it back.</summary>
    Kept,
}
