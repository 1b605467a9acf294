using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Analytics;

/// <summary>Deducts a refund made at the provider, once its order is known, from the sales of the day on which the
/// order was placed.</summary>
internal sealed class OnRefundAssigned(SalesFactService sales) : IEventHandler<RefundAssigned>
{
    public async Task HandleAsync(
        RefundAssigned integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    )
    {
        await sales.RefundedAsync(
            integrationEvent.OrderId,
            integrationEvent.RefundId,
            integrationEvent.Amount,
            cancellationToken
        );
        await sales.RequestRefreshAsync(cancellationToken);
    }
}
