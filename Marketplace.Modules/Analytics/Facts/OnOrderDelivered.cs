using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Analytics;

/// <summary>A delivered order counts for the popularity of its seller.</summary>
public sealed class OnOrderDelivered(SalesFactService sales) : IEventHandler<OrderDelivered>
{
    public async Task HandleAsync(
        OrderDelivered integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    )
    {
        await sales.DeliveredAsync(integrationEvent.OrderId, integrationEvent.At, cancellationToken);
        await sales.AskForRefreshAsync(cancellationToken);
    }
}
