using Marketplace.Foundation;

namespace Marketplace.Modules.Orders.Contracts;

/// <summary>An order was placed: its stock is deducted and the seller must respond.</summary>
/// <param name="Shipping">The shipping part of the total.</param>
[EventName("marketplace.orders.order-placed.v1")]
public sealed record OrderPlaced(
    Guid OrderId,
    string Number,
    Guid PurchaseId,
    Guid SellerId,
    Guid BuyerId,
    IReadOnlyList<OrderPlacedLine> Lines,
    Money Total,
    Money Shipping,
    string PaymentMethod
) : IIntegrationEvent
{
    public string Subject => OrderId.ToString();

    /// <summary>The time the order itself records for this step.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>A line of a placed order.</summary>
public sealed record OrderPlacedLine(Guid VariantId, Guid ProductId, int Quantity, Money UnitPrice);

/// <summary>An order changed status.</summary>
public abstract record OrderMoved : IIntegrationEvent
{
    public Guid OrderId { get; init; }

    public Guid SellerId { get; init; }

    public Guid BuyerId { get; init; }

    /// <summary>The previous status.</summary>
    public string From { get; init; } = "";

    /// <summary>buyer, seller, admin or system.</summary>
    public string ActorType { get; init; } = "";

    /// <summary>Why, if a reason was given.</summary>
    public string? ReasonCode { get; init; }

    public Money Total { get; init; }

    /// <summary>The shipping part of the total.</summary>
    public Money Shipping { get; init; }

    public string Subject => OrderId.ToString();

    /// <summary>The human-readable order number.</summary>
    public string Number { get; init; } = "";

    /// <summary>The time the order itself records for this step.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>The seller confirmed the order.</summary>
[EventName("marketplace.orders.order-confirmed.v1")]
public sealed record OrderConfirmed : OrderMoved;

/// <summary>The seller rejected the order.</summary>
[EventName("marketplace.orders.order-rejected.v1")]
public sealed record OrderRejected : OrderMoved;

/// <summary>The buyer asked the seller to cancel a confirmed order; the order's status stays the same until the seller
/// responds.</summary>
[EventName("marketplace.orders.cancel-requested.v1")]
public sealed record OrderCancelRequested : OrderMoved;

/// <summary>The order was cancelled before it was shipped.</summary>
[EventName("marketplace.orders.order-cancelled.v1")]
public sealed record OrderCancelled : OrderMoved;

/// <summary>The order was shipped.</summary>
[EventName("marketplace.orders.order-shipped.v1")]
public sealed record OrderShipped : OrderMoved;

/// <summary>The order was delivered to the buyer.</summary>
[EventName("marketplace.orders.order-delivered.v1")]
public sealed record OrderDelivered : OrderMoved;

/// <summary>The order was completed; the seller's earnings become payable.</summary>
[EventName("marketplace.orders.order-completed.v1")]
public sealed record OrderCompleted : OrderMoved;

/// <summary>The order expired unpaid.</summary>
[EventName("marketplace.orders.order-expired.v1")]
public sealed record OrderExpired : OrderMoved
{
    /// <summary>Reason code: money arrived, but not what was asked for.</summary>
    public const string PaymentMismatch = "payment_mismatch";
}
