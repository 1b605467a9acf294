using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>When a paid order is called off, its payment may have nothing left: then it is known which orders the
/// refunds concern that were made at the provider.</summary>
internal sealed class AssignLeftRefundsHandler(UnassignedRefundService unassigned)
    : IDomainEventHandler<OrderStatusChanged>
{
    public Task HandleAsync(OrderStatusChanged domainEvent, CancellationToken cancellationToken) =>
        domainEvent is { To: OrderStatus.Rejected or OrderStatus.Cancelled, Order.PaidAt: not null }
            ? unassigned.SettleAsync(domainEvent.Order.PurchaseId, null, cancellationToken)
            : Task.CompletedTask;
}
