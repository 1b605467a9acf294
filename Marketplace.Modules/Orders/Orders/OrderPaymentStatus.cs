namespace Marketplace.Modules.Orders;

/// <summary>Payment status of an order; derived, never stored.</summary>
public enum OrderPaymentStatus
{
    Unpaid,
    Pending,
    Paid,

    PartiallyRefunded,

    Refunded,

    /// <summary>Cash to be collected on delivery.</summary>
    CodDue,

    /// <summary>Cash collected by the seller.</summary>
    CodCollected,
}
