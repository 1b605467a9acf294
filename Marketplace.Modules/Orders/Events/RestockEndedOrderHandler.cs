using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Puts the units of an order that is rejected or called off back on the shelf.</summary>
/// <remarks>An order that was never placed has sold nothing: its hold is let go with its purchase.</remarks>
public sealed class RestockEndedOrderHandler(IInventory stock) : IDomainEventHandler<OrderStatusChanged>
{
    public Task HandleAsync(OrderStatusChanged domainEvent, CancellationToken cancellationToken) =>
        domainEvent
            is { To: OrderStatus.Rejected or OrderStatus.Cancelled, From: OrderStatus.Placed or OrderStatus.Confirmed }
            ? stock.RestockAsync(domainEvent.Order.StockLines, StockReason.CancelRestock, cancellationToken)
            : Task.CompletedTask;
}
