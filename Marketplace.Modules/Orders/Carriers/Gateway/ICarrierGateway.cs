using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Speaks to the system of one carrier.</summary>
/// <remarks>Called outside transactions. Errors: <see cref="CarrierGatewayException"/> when the carrier refuses or does
/// not answer.</remarks>
public interface ICarrierGateway
{
    /// <summary>The carrier's code in the list of carriers.</summary>
    string Code { get; }

    /// <summary>Whether the deployment has an account with the carrier.</summary>
    bool IsConfigured { get; }

    /// <summary>The header that carries the signature of a webhook.</summary>
    string SignatureHeader { get; }

    /// <summary>Announces a parcel to the carrier and gets what its label needs.</summary>
    /// <param name="key">Repeat: the same key gets the same label, and the carrier expects one parcel.</param>
    Task<CreatedLabel> CreateLabelAsync(string key, CarrierParcel parcel, CancellationToken cancellationToken);

    /// <summary>Takes back what was announced under a key, also when it is announced later. Repeat: changes
    /// nothing.</summary>
    /// <returns>False when the carrier already has the parcel.</returns>
    Task<bool> VoidAsync(string key, CancellationToken cancellationToken);

    /// <summary>What was scanned since, oldest first; it may contain scans that were read before.</summary>
    /// <param name="since"><see cref="CarrierNewsPage.Next"/> of the page before; null for everything.</param>
    Task<CarrierNewsPage> TrackAsync(string? since, CancellationToken cancellationToken);

    /// <summary>Reads a webhook; null when its signature is wrong or too old, or it cannot be read.</summary>
    /// <param name="signature">Value of <see cref="SignatureHeader"/>; null when it is missing.</param>
    IReadOnlyList<CarrierNews>? VerifyWebhook(ReadOnlyMemory<byte> body, string? signature);
}

/// <summary>A parcel as a carrier needs it.</summary>
/// <param name="Collect">What to collect at the door; null for nothing.</param>
public sealed record CarrierParcel(
    string Number,
    int Boxes,
    int? WeightGrams,
    int? Desi,
    Money? Collect,
    DeliveryAddress To
);

/// <summary>What a carrier gives for a label.</summary>
/// <param name="RouteCode">Where the carrier sorts the parcel to; null when it has none.</param>
public sealed record CreatedLabel(string TrackingNumber, string? RouteCode);

/// <summary>What a carrier reported of a parcel.</summary>
/// <param name="Status">Shipped, undelivered or delivered.</param>
/// <param name="Reason">For <see cref="ParcelStatus.Undelivered"/>.</param>
public sealed record CarrierNews(
    string TrackingNumber,
    ParcelStatus Status,
    UndeliveredReason? Reason,
    CarrierScan Scan
);

/// <summary>Some of what a carrier scanned.</summary>
/// <param name="IsLast">Nothing more was scanned by now.</param>
/// <param name="Next">Where the next page begins.</param>
public sealed record CarrierNewsPage(IReadOnlyList<CarrierNews> News, bool IsLast, string? Next);
