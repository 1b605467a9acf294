namespace Marketplace.Modules.Analytics;

/// <summary>A placed order as its events told of it.</summary>
/// <remarks>Each field is set once and never taken back, so events may come twice and a rebuild may run beside
/// them.</remarks>
public sealed class OrderFact
{
    public Guid OrderId { get; init; }

    public Guid SellerId { get; init; }

    public Guid BuyerId { get; init; }

    public string Currency { get; init; } = "";

    public long TotalMinor { get; init; }

    /// <summary>Delivery fee inside the total.</summary>
    public long ShippingMinor { get; init; }

    /// <summary>What the buyer has back so far.</summary>
    public long RefundedMinor { get; init; }

    public int Units { get; init; }

    public DateTimeOffset PlacedAt { get; init; }

    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>When it was rejected or cancelled; null while it counts as a sale.</summary>
    public DateTimeOffset? CalledOffAt { get; init; }

    /// <summary>The seller turned it down, called it off unasked, or did not answer in time.</summary>
    public bool IsSellerFault { get; init; }
}

/// <summary>A line of a placed order.</summary>
public sealed class OrderLineFact
{
    public Guid OrderId { get; init; }

    /// <summary>From 0, as in the event.</summary>
    public int Position { get; init; }

    public Guid ProductId { get; init; }

    public Guid VariantId { get; init; }

    public int Quantity { get; init; }

    public long UnitPriceMinor { get; init; }
}

/// <summary>Money of an order that went back; kept by refund, because it may be heard of before the order.</summary>
public sealed class OrderRefundFact
{
    public Guid RefundId { get; init; }

    public Guid OrderId { get; init; }

    public long AmountMinor { get; init; }

    public string Currency { get; init; } = "";
}
