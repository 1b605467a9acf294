namespace Marketplace.Modules.Analytics;

/// <summary>A placed order, built from its events.</summary>
/// <remarks>Repeat: each field is set once and never cleared, or only ever falls (units, total) or rises (faults), so
/// events may be delivered twice and a rebuild may run concurrently.</remarks>
internal sealed class OrderFact
{
    public Guid OrderId { get; init; }

    public Guid SellerId { get; init; }

    public Guid BuyerId { get; init; }

    public string Currency { get; init; } = "";

    /// <summary>What was sold; without units of a cash order that were cancelled, for which nobody pays.</summary>
    public long TotalMinor { get; init; }

    /// <summary>Delivery fee inside the total.</summary>
    public long ShippingMinor { get; init; }

    /// <summary>Refunded to the buyer so far.</summary>
    public long RefundedMinor { get; init; }

    /// <summary>Without those that were cancelled.</summary>
    public int Units { get; init; }

    /// <summary>Units that the seller called off without the buyer's request, while the order goes on.</summary>
    public int FaultUnits { get; init; }

    public DateTimeOffset PlacedAt { get; init; }

    /// <summary>Paid at the door.</summary>
    public bool IsCash { get; init; }

    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>From when it counts towards popularity: a card order from its delivery; a cash order once the buyer
    /// confirmed the receipt or the order was completed. Null before.</summary>
    public DateTimeOffset? CountsFrom { get; init; }

    /// <summary>When it was rejected or cancelled; null while it counts as a sale.</summary>
    public DateTimeOffset? CalledOffAt { get; init; }

    /// <summary>The seller rejected it, cancelled it without the buyer's request, or did not confirm it in
    /// time.</summary>
    public bool IsSellerFault { get; init; }
}

/// <summary>A line of a placed order.</summary>
internal sealed class OrderLineFact
{
    public Guid OrderId { get; init; }

    /// <summary>From 0, as in the event.</summary>
    public int Position { get; init; }

    public Guid ProductId { get; init; }

    public Guid VariantId { get; init; }

    public int Quantity { get; init; }

    public long UnitPriceMinor { get; init; }
}

/// <summary>A succeeded refund of an order; stored per refund because it may arrive before the order.</summary>
internal sealed class OrderRefundFact
{
    public Guid RefundId { get; init; }

    public Guid OrderId { get; init; }

    public long AmountMinor { get; init; }

    public string Currency { get; init; } = "";
}
