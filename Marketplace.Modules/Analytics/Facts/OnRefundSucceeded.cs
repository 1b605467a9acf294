using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Analytics;

/// <summary>Takes money that went back off the sales of the day on which it was earned.</summary>
public sealed class OnRefundSucceeded(SalesFactService sales) : IEventHandler<RefundSucceeded>
{
    public async Task HandleAsync(
        RefundSucceeded integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    )
    {
        if (integrationEvent.OrderId is not { } orderId)
            return;
        await sales.RefundedAsync(orderId, integrationEvent, cancellationToken);
        await sales.AskForRefreshAsync(cancellationToken);
    }
}
