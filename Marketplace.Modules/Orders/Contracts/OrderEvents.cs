using Marketplace.Foundation;

namespace Marketplace.Modules.Orders.Contracts;

/// <summary>An order stands: stock is taken, the seller must answer.</summary>
/// <param name="Shipping">Shipping part of the total.</param>
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

    /// <summary>The instant the order itself keeps for this step.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>A line of a placed order.</summary>
public sealed record OrderPlacedLine(Guid VariantId, Guid ProductId, int Quantity, Money UnitPrice);

/// <summary>An order moved on.</summary>
/// <param name="From">Status before.</param>
/// <param name="ActorType">buyer, seller, admin or system.</param>
/// <param name="ReasonCode">Why, where a reason was given.</param>
public abstract record OrderMoved(
    Guid OrderId,
    Guid SellerId,
    Guid BuyerId,
    string From,
    string ActorType,
    string? ReasonCode,
    Money Total,
    Money Shipping
) : IIntegrationEvent
{
    public string Subject => OrderId.ToString();

    /// <summary>The number people read out.</summary>
    public string Number { get; init; } = "";

    /// <summary>The instant the order itself keeps for this step.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>The seller took the order on.</summary>
[EventName("marketplace.orders.order-confirmed.v1")]
public sealed record OrderConfirmed(
    Guid OrderId,
    Guid SellerId,
    Guid BuyerId,
    string From,
    string ActorType,
    string? ReasonCode,
    Money Total,
    Money Shipping
) : OrderMoved(OrderId, SellerId, BuyerId, From, ActorType, ReasonCode, Total, Shipping);

/// <summary>The seller turned the order down.</summary>
[EventName("marketplace.orders.order-rejected.v1")]
public sealed record OrderRejected(
    Guid OrderId,
    Guid SellerId,
    Guid BuyerId,
    string From,
    string ActorType,
    string? ReasonCode,
    Money Total,
    Money Shipping
) : OrderMoved(OrderId, SellerId, BuyerId, From, ActorType, ReasonCode, Total, Shipping);

/// <summary>The buyer asks the seller to call a confirmed order off; the order stays as it is until the seller
/// answers.</summary>
[EventName("marketplace.orders.cancel-requested.v1")]
public sealed record OrderCancelRequested(
    Guid OrderId,
    Guid SellerId,
    Guid BuyerId,
    string From,
    string ActorType,
    string? ReasonCode,
    Money Total,
    Money Shipping
) : OrderMoved(OrderId, SellerId, BuyerId, From, ActorType, ReasonCode, Total, Shipping);

/// <summary>The order was cancelled before it was shipped.</summary>
[EventName("marketplace.orders.order-cancelled.v1")]
public sealed record OrderCancelled(
    Guid OrderId,
    Guid SellerId,
    Guid BuyerId,
    string From,
    string ActorType,
    string? ReasonCode,
    Money Total,
    Money Shipping
) : OrderMoved(OrderId, SellerId, BuyerId, From, ActorType, ReasonCode, Total, Shipping);

/// <summary>The order left the seller.</summary>
[EventName("marketplace.orders.order-shipped.v1")]
public sealed record OrderShipped(
    Guid OrderId,
    Guid SellerId,
    Guid BuyerId,
    string From,
    string ActorType,
    string? ReasonCode,
    Money Total,
    Money Shipping
) : OrderMoved(OrderId, SellerId, BuyerId, From, ActorType, ReasonCode, Total, Shipping);

/// <summary>The order reached the buyer.</summary>
[EventName("marketplace.orders.order-delivered.v1")]
public sealed record OrderDelivered(
    Guid OrderId,
    Guid SellerId,
    Guid BuyerId,
    string From,
    string ActorType,
    string? ReasonCode,
    Money Total,
    Money Shipping
) : OrderMoved(OrderId, SellerId, BuyerId, From, ActorType, ReasonCode, Total, Shipping);

/// <summary>The order is done; the seller's earnings become payable.</summary>
[EventName("marketplace.orders.order-completed.v1")]
public sealed record OrderCompleted(
    Guid OrderId,
    Guid SellerId,
    Guid BuyerId,
    string From,
    string ActorType,
    string? ReasonCode,
    Money Total,
    Money Shipping
) : OrderMoved(OrderId, SellerId, BuyerId, From, ActorType, ReasonCode, Total, Shipping);

/// <summary>The order was never paid.</summary>
[EventName("marketplace.orders.order-expired.v1")]
public sealed record OrderExpired(
    Guid OrderId,
    Guid SellerId,
    Guid BuyerId,
    string From,
    string ActorType,
    string? ReasonCode,
    Money Total,
    Money Shipping
) : OrderMoved(OrderId, SellerId, BuyerId, From, ActorType, ReasonCode, Total, Shipping);
