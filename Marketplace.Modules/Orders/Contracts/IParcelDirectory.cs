namespace Marketplace.Modules.Orders.Contracts;

/// <summary>What is in a parcel and where it can be followed, for mails.</summary>
public interface IParcelDirectory
{
    /// <summary>One parcel; null when there is none. Two statements.</summary>
    Task<ParcelSheet?> FindAsync(Guid parcelId, CancellationToken cancellationToken);
}

/// <summary>A parcel as a mail shows it.</summary>
/// <param name="Number">On its label.</param>
/// <param name="Carrier">Null, as the tracking number, when it is not known.</param>
/// <param name="TrackingUrl">Null when the carrier shows no parcels.</param>
/// <param name="Units">Units by order line.</param>
public sealed record ParcelSheet(
    string Number,
    string? Carrier,
    string? TrackingNumber,
    string? TrackingUrl,
    IReadOnlyDictionary<Guid, int> Units
);
