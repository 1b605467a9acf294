using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Analytics;

/// <summary>Deducts the money of a cash order's return from the sales of the day on which the order was placed; of a
/// card's refund Payments tells.</summary>
internal sealed class OnReturnRefunded(SalesFactService sales) : IEventHandler<ReturnRefunded>
{
    public async Task HandleAsync(
        ReturnRefunded integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    )
    {
        if (!integrationEvent.ByBank)
            return;
        await sales.RefundedAsync(
            integrationEvent.OrderId,
            integrationEvent.ReturnId,
            integrationEvent.Refund,
            cancellationToken
        );
        await sales.RequestRefreshAsync(cancellationToken);
    }
}
