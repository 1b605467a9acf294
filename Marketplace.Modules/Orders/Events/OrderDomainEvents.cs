using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>An order was created or moved; heard in the same transaction.</summary>
/// <remarks>The place for own consequences: integration events, stock that comes back, refunds, postings.</remarks>
/// <param name="From">Null when the order was just created.</param>
public sealed record OrderStatusChanged(
    Order Order,
    OrderStatus? From,
    OrderStatus To,
    OrderActor By,
    string? ReasonCode,
    DateTimeOffset At
) : IDomainEvent;

/// <summary>A buyer asked for a confirmed order to be called off; heard in the same transaction.</summary>
public sealed record CancellationRequested(Order Order, OrderActor By, DateTimeOffset At) : IDomainEvent;

/// <summary>Money of an order went back to the buyer; heard in the same transaction.</summary>
public sealed record OrderRefunded(Order Order, RefundNotice Refund) : IDomainEvent;

/// <summary>Money of an order that had gone back to the buyer returned to us; heard in the same transaction.</summary>
public sealed record OrderRefundReturned(Order Order, RefundNotice Refund) : IDomainEvent;
