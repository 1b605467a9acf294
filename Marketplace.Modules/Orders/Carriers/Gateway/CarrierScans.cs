using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>A scan in the words of the simulated carrier.</summary>
internal sealed record ScannedParcel(string? TrackingNumber, string? Status, string? Place, DateTimeOffset At);

/// <summary>Reads a carrier's scans.</summary>
internal static class CarrierScans
{
    /// <summary>What the scans say of parcels; those that say nothing new of a status, and those that cannot be read,
    /// are left out.</summary>
    public static IReadOnlyList<CarrierNews> Read(IReadOnlyList<ScannedParcel?>? scans) =>
        [.. (scans ?? []).Select(NewsOf).OfType<CarrierNews>()];

    private static CarrierNews? NewsOf(ScannedParcel? scan)
    {
        if (scan is not { TrackingNumber: { Length: > 0 } number, Status: { } status } || number.Any(char.IsControl))
            return null;
        if (StatusOf(status) is not { } means)
            return null;
        var reason = means == ParcelStatus.Undelivered ? WireName.Parse<UndeliveredReason>(status) : null;
        var at = scan.At.ToUniversalTime();
        return new(number, means, reason, new(status, Cut(scan.Place, ParcelEvent.MaxPlaceLength), at));
    }

    private static ParcelStatus? StatusOf(string status) =>
        status switch
        {
            "picked_up" or "in_transit" or "out_for_delivery" => ParcelStatus.Shipped,
            "refused" or "not_found" or "damaged" or "lost" => ParcelStatus.Undelivered,
            "delivered" => ParcelStatus.Delivered,
            _ => null,
        };

    // PostgreSQL takes no NUL, and a place is shown in one line.
    private static string? Cut(string? text, int length)
    {
        var clean = string.Concat((text ?? "").Where(c => !char.IsControl(c))).Trim();
        return clean.Length == 0 ? null : clean[..Math.Min(length, clean.Length)];
    }
}
