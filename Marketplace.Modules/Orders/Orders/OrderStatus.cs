namespace Marketplace.Modules.Orders;

/// <summary>Status of an order.</summary>
public enum OrderStatus
{
    /// <summary>Card: the stock is held, awaiting payment.</summary>
    PendingPayment,

    /// <summary>The stock is deducted; the seller must respond.</summary>
    Placed,

    /// <summary>Confirmed by the seller.</summary>
    Confirmed,

    /// <summary>Shipped, or ready for pickup.</summary>
    Shipped,

    /// <summary>The buyer has the goods; the return window is open.</summary>
    Delivered,

    /// <summary>Completed; the seller's earnings are payable.</summary>
    Completed,

    /// <summary>Rejected by the seller.</summary>
    Rejected,

    /// <summary>Cancelled before it was shipped, or none of it could be delivered.</summary>
    Cancelled,

    /// <summary>Never paid.</summary>
    Expired,
}

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
