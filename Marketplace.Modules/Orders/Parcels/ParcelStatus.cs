namespace Marketplace.Modules.Orders;

/// <summary>Status of a parcel.</summary>
public enum ParcelStatus
{
    /// <summary>Its units are set aside for it.</summary>
    Packing,

    /// <summary>It has a label of the carrier.</summary>
    Ready,

    /// <summary>On its way, or ready for pickup.</summary>
    Shipped,

    /// <summary>The delivery failed; the parcel is tried again or comes back.</summary>
    Undelivered,

    /// <summary>The buyer has it.</summary>
    Delivered,

    /// <summary>It came back; its units count as cancelled.</summary>
    ReturnedToSeller,

    /// <summary>Taken apart before it was shipped; its units are free again.</summary>
    Cancelled,
}

/// <summary>A command on a parcel.</summary>
public enum ParcelCommand
{
    /// <summary>The carrier made a label.</summary>
    Label,

    /// <summary>Takes the parcel apart.</summary>
    Cancel,

    /// <summary>Gives it to the carrier, or makes it ready for pickup.</summary>
    Ship,

    /// <summary>The buyer has it.</summary>
    Deliver,

    /// <summary>The delivery failed.</summary>
    Undelivered,

    /// <summary>The delivery is tried again.</summary>
    Retry,

    /// <summary>The parcel is back at the seller's.</summary>
    CameBack,
}

/// <summary>Who reported a step of a parcel.</summary>
public enum ParcelSource
{
    Seller,
    Buyer,
    Carrier,
    System,
}

/// <summary>Why a parcel was not delivered.</summary>
public enum UndeliveredReason
{
    /// <summary>The buyer did not take it.</summary>
    Refused,

    /// <summary>Nobody was there, or the address is wrong.</summary>
    NotFound,

    /// <summary>It was damaged on its way.</summary>
    Damaged,

    /// <summary>The carrier lost it.</summary>
    Lost,
}
