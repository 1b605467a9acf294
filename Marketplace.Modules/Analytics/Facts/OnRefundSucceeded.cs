using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Analytics;

/// <summary>Deducts a refund from the sales of the day on which the order was placed.</summary>
internal sealed class OnRefundSucceeded(SalesFactService sales) : IEventHandler<RefundSucceeded>
{
    public async Task HandleAsync(
        RefundSucceeded integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    )
    {
        if (integrationEvent.OrderId is not { } orderId)
            return;
        await sales.RefundedAsync(orderId, integrationEvent.RefundId, integrationEvent.Amount, cancellationToken);
        await sales.RequestRefreshAsync(cancellationToken);
    }
}
