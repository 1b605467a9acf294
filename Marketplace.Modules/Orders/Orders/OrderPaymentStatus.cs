namespace Marketplace.Modules.Orders;

/// <summary>What became of an order's money; derived, never stored.</summary>
public enum OrderPaymentStatus
{
    Unpaid,
    Pending,
    Paid,

    PartiallyRefunded,

    Refunded,

    /// <summary>Cash to be collected at the door.</summary>
    CodDue,

    /// <summary>Cash collected by the seller.</summary>
    CodCollected,
}
