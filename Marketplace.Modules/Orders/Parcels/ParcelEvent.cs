namespace Marketplace.Modules.Orders;

/// <summary>One event in a parcel's history; never changed, numbered without gaps.</summary>
public sealed class ParcelEvent
{
    public const int MaxPlaceLength = 100;

    public Guid ParcelId { get; init; }

    /// <summary>1, 2, 3 … within the parcel.</summary>
    public int Seq { get; init; }

    /// <summary>The status that the event led to.</summary>
    public ParcelStatus Status { get; init; }

    public ParcelSource Source { get; init; }

    /// <summary>Who acted; null for a carrier and the system.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>Why the parcel was not delivered; null for other events.</summary>
    public UndeliveredReason? Reason { get; init; }

    /// <summary>The carrier's own word for its scan; null when nobody scanned.</summary>
    public string? CarrierStatus { get; init; }

    /// <summary>Where the carrier scanned it; null when it is not known.</summary>
    public string? Place { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; init; }
}
