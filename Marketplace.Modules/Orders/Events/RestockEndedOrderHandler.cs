using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Restocks the units that rejecting or cancelling an order freed.</summary>
/// <remarks>An order that was never placed has sold nothing: its hold is released with its purchase.</remarks>
internal sealed class RestockEndedOrderHandler(IInventory stock) : IDomainEventHandler<OrderStatusChanged>
{
    public Task HandleAsync(OrderStatusChanged domainEvent, CancellationToken cancellationToken) =>
        domainEvent.Freed.Count > 0
            ? stock.RestockAsync(domainEvent.Freed, StockReason.CancelRestock, cancellationToken)
            : Task.CompletedTask;
}
