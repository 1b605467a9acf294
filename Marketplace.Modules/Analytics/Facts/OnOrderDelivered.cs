using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Analytics;

/// <summary>Records a delivery, a confirmed receipt and the end of an order; each may make the order count towards the
/// seller's popularity.</summary>
internal sealed class OnOrderDelivered(SalesFactService sales)
    : IEventHandler<OrderDelivered>,
        IEventHandler<OrderCompleted>
{
    public async Task HandleAsync(
        OrderDelivered integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    )
    {
        await sales.DeliveredAsync(
            integrationEvent.OrderId,
            integrationEvent.At,
            isReceipt: integrationEvent.ActorType == "buyer",
            cancellationToken
        );
        await sales.RequestRefreshAsync(cancellationToken);
    }

    public async Task HandleAsync(
        OrderCompleted integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    )
    {
        await sales.CompletedAsync(integrationEvent.OrderId, integrationEvent.At, cancellationToken);
        await sales.RequestRefreshAsync(cancellationToken);
    }
}
