using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Analytics;

/// <summary>Records a placed order as a sale.</summary>
internal sealed class OnOrderPlaced(SalesFactService sales) : IEventHandler<OrderPlaced>
{
    public Task HandleAsync(OrderPlaced integrationEvent, EventContext context, CancellationToken cancellationToken) =>
        sales.PlacedAsync(integrationEvent, cancellationToken);
}
