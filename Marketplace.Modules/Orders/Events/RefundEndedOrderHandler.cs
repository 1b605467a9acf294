using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Requests a refund of whatever was paid for an order that is rejected or cancelled.</summary>
internal sealed class RefundEndedOrderHandler(EndedOrderRefundService refunds) : IDomainEventHandler<OrderStatusChanged>
{
    public Task HandleAsync(OrderStatusChanged domainEvent, CancellationToken cancellationToken) =>
        domainEvent.To is OrderStatus.Rejected or OrderStatus.Cancelled
            ? refunds.RefundAsync(domainEvent.Order, domainEvent.To, domainEvent.By.UserId, cancellationToken)
            : Task.CompletedTask;
}
