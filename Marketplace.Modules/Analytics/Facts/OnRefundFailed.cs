using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Analytics;

/// <summary>Counts as sold again what was taken off for a refund whose money returned; a refund that never went out
/// changes nothing.</summary>
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
        await sales.AskForRefreshAsync(cancellationToken);
    }
}
