using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Analytics;

/// <summary>Restores the sales figures when the money of a refund came back; a refund that was never sent changes
/// nothing.</summary>
public sealed class OnRefundFailed(SalesFactService sales) : IEventHandler<RefundFailed>
{
    public async Task HandleAsync(
        RefundFailed integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    )
    {
        if (integrationEvent.OrderId is not { } orderId)
            return;
        await sales.RefundFailedAsync(orderId, integrationEvent.RefundId, cancellationToken);
        await sales.RequestRefreshAsync(cancellationToken);
    }
}
