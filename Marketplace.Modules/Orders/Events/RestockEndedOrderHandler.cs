using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Restocks the units of an order that is rejected or cancelled.</summary>
/// <remarks>An order that was never placed has sold nothing: its hold is released with its purchase.</remarks>
public sealed class RestockEndedOrderHandler(IInventory stock) : IDomainEventHandler<OrderStatusChanged>
{
    public Task HandleAsync(OrderStatusChanged domainEvent, CancellationToken cancellationToken) =>
        domainEvent
            is { To: OrderStatus.Rejected or OrderStatus.Cancelled, From: OrderStatus.Placed or OrderStatus.Confirmed }
            ? stock.RestockAsync(domainEvent.Order.StockLines, StockReason.CancelRestock, cancellationToken)
            : Task.CompletedTask;
}
