namespace Marketplace.Modules.Orders;

/// <summary>A request to pack units of an order.</summary>
/// <param name="Units">Null for everything that is left.</param>
public sealed record PackParcel(
    Guid OrderId,
    OrderActor Party,
    IReadOnlyList<LineUnits>? Units,
    ParcelSize Size,
    DeliveryType? Delivery = null
);

/// <summary>How large a parcel is.</summary>
/// <param name="Boxes">1 to <see cref="Parcel.MaxBoxes"/>.</param>
/// <param name="WeightGrams">All boxes together; null when it was not weighed.</param>
/// <param name="Desi">Volumetric weight as carriers count it, in cubic centimetres by 3000; null when it was not
/// measured.</param>
public sealed record ParcelSize(int Boxes = 1, int? WeightGrams = null, int? Desi = null);

/// <summary>Who carries a parcel and under which number.</summary>
/// <param name="Code">A carrier of the list; null for one that is not in it.</param>
/// <param name="Name">Name of the carrier; null when nobody carries it.</param>
public sealed record ParcelCarriage(string? Code, string? Name, string? TrackingNumber)
{
    public static readonly ParcelCarriage None = new(null, null, null);
}

/// <summary>A request to change a parcel's status.</summary>
/// <param name="Carriage">For <see cref="ParcelCommand.Ship"/> and <see cref="ParcelCommand.Label"/>.</param>
/// <param name="Reason">For <see cref="ParcelCommand.Undelivered"/>.</param>
/// <param name="Resellable">For <see cref="ParcelCommand.CameBack"/>: units that can be sold again, once for each
/// line; a line left out has none. Null for all.</param>
public sealed record MoveParcel(
    Guid OrderId,
    Guid ParcelId,
    ParcelCommand Command,
    OrderActor Party,
    ParcelCarriage? Carriage = null,
    UndeliveredReason? Reason = null,
    IReadOnlyList<LineUnits>? Resellable = null
)
{
    /// <summary>What the carrier reported; null when somebody else acts.</summary>
    public CarrierScan? Scan { get; init; }

    /// <summary>Whether a carrier makes labels, so that a refusal can name the command.</summary>
    internal bool OffersLabels { get; init; }

    /// <summary>Who reported the step.</summary>
    internal ParcelSource Source => Scan is null ? SourceOf(Party.Type) : ParcelSource.Carrier;

    internal static ParcelSource SourceOf(OrderActorType type) =>
        type switch
        {
            OrderActorType.Seller => ParcelSource.Seller,
            OrderActorType.Buyer => ParcelSource.Buyer,
            _ => ParcelSource.System,
        };
}

/// <summary>What a carrier reported of a parcel.</summary>
/// <param name="Status">The carrier's own word.</param>
/// <param name="Place">Null when it is not known.</param>
/// <param name="At">When it was scanned.</param>
public sealed record CarrierScan(string Status, string? Place, DateTimeOffset At);
