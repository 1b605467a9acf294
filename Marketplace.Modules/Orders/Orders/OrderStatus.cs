namespace Marketplace.Modules.Orders;

/// <summary>Where an order stands.</summary>
public enum OrderStatus
{
    /// <summary>Card: the stock is held, the money is awaited.</summary>
    PendingPayment,

    /// <summary>The stock is taken; the seller must answer.</summary>
    Placed,

    /// <summary>The seller took it on.</summary>
    Confirmed,

    /// <summary>It left the seller, or waits to be picked up.</summary>
    Shipped,

    /// <summary>The buyer has it; the return window runs.</summary>
    Delivered,

    /// <summary>Done; the seller's earnings are payable.</summary>
    Completed,

    /// <summary>The seller turned it down.</summary>
    Rejected,

    /// <summary>Called off before it was shipped.</summary>
    Cancelled,

    /// <summary>Never paid.</summary>
    Expired,
}
