namespace Marketplace.Modules.Orders;

/// <summary>Status of a return.</summary>
public enum ReturnStatus
{
    /// <summary>The buyer reported a fault; the seller must answer.</summary>
    Requested,

    /// <summary>The buyer may send the goods.</summary>
    Approved,

    /// <summary>The buyer has given the goods to a carrier.</summary>
    InTransit,

    /// <summary>The seller has the goods and must accept or contest them.</summary>
    Received,

    /// <summary>The seller does not accept what came; support decides.</summary>
    Contested,

    /// <summary>Accepted, in whole or in part: the refund is promised.</summary>
    Accepted,

    /// <summary>The buyer has the money.</summary>
    Refunded,

    /// <summary>The seller did not agree to take the goods back.</summary>
    Rejected,

    /// <summary>Support decided for the seller.</summary>
    Refused,

    /// <summary>The buyer changed their mind.</summary>
    Cancelled,

    /// <summary>The goods were not sent in time.</summary>
    Expired,
}

/// <summary>Why goods go back.</summary>
public enum ReturnKind
{
    /// <summary>The buyer's right to return goods without a reason.</summary>
    Withdrawal,

    Defective,

    WrongItem,

    /// <summary>Damaged on the way.</summary>
    Damaged,

    /// <summary>Was not in the parcel, so there is nothing to send back.</summary>
    Missing,

    NotAsDescribed,
}
