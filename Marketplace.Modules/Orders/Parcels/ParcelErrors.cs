using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Errors of parcels and carriers.</summary>
public static class ParcelErrors
{
    public static readonly ErrorDefinition InvalidTransition = new(
        "parcel.invalid_transition",
        ErrorKind.Conflict,
        new("Koli bu durumda bunu yapamaz", "Invalid parcel transition"),
        new(
            "Koli bu durumdayken bu yapılamaz; koliyi yenileyip şimdi yapılabilenlere bakın.",
            "The parcel cannot do this in its present status; reload it to see what is possible now."
        )
    );

    public static readonly ErrorDefinition TrackingTaken = new(
        "parcel.tracking_taken",
        ErrorKind.Conflict,
        new("Takip numarası kullanılmış", "Tracking number in use"),
        new(
            "Bu kargo firmasının bu takip numarası başka bir kolinin; numarayı denetleyip yineleyin.",
            "Another parcel has this carrier's tracking number; check the number and try again."
        )
    );

    /// <summary>A carrier refused a label or did not answer.</summary>
    public static readonly ErrorDefinition CarrierFailed = new(
        "carrier.provider_error",
        ErrorKind.BadGateway,
        new("Kargo firması hatası", "Carrier error"),
        new(
            "Kargo firması etiketi vermedi; birazdan yeniden deneyin ya da başka bir kargo firması seçin.",
            "The carrier did not make the label; try again shortly or choose another carrier."
        )
    );

    public static readonly ErrorSet All = new([InvalidTransition, TrackingTaken, CarrierFailed]);
}
