using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Analytics;

/// <summary>Records a delivery, which counts towards the seller's popularity.</summary>
public sealed class OnOrderDelivered(SalesFactService sales) : IEventHandler<OrderDelivered>
{
    public async Task HandleAsync(
        OrderDelivered integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    )
    {
        await sales.DeliveredAsync(integrationEvent.OrderId, integrationEvent.At, cancellationToken);
        await sales.RequestRefreshAsync(cancellationToken);
    }
}
