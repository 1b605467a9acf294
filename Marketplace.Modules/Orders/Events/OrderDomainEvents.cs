using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Products.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>An order was created or changed status; handled in the same transaction.</summary>
/// <remarks>Drives this module's own side effects: integration events, restocking, refunds, ledger postings.</remarks>
/// <param name="From">Null when the order was just created.</param>
internal sealed record OrderStatusChanged(
    Order Order,
    OrderStatus? From,
    OrderStatus To,
    OrderActor By,
    string? ReasonCode,
    DateTimeOffset At
) : IDomainEvent
{
    /// <summary>Sold units that this step freed; without those that a parcel or cancellation freed before.</summary>
    public IReadOnlyList<StockLine> Freed { get; init; } = [];
}

/// <summary>A buyer asked to cancel a confirmed order; handled in the same transaction.</summary>
internal sealed record CancellationRequested(Order Order, OrderActor By, DateTimeOffset At) : IDomainEvent;

/// <summary>An order refund was paid to the buyer; handled in the same transaction.</summary>
internal sealed record OrderRefunded(Order Order, RefundNotice Refund) : IDomainEvent;

/// <summary>The money of a paid order refund came back to us; handled in the same transaction.</summary>
internal sealed record OrderRefundReturned(Order Order, RefundNotice Refund) : IDomainEvent;
