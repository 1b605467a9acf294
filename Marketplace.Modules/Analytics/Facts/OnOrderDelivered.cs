using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Analytics;

/// <summary>Records deliveries, confirmed receipts and the ends of orders; each may make its order count towards the
/// seller's popularity.</summary>
internal sealed class OnOrderDelivered(SalesFactService sales)
    : IEventBatchHandler<OrderDelivered>,
        IEventBatchHandler<OrderCompleted>
{
    private const string Buyer = "buyer";

    public async Task HandleAsync(
        IReadOnlyList<ReceivedEvent<OrderDelivered>> events,
        CancellationToken cancellationToken
    )
    {
        await sales.DeliveredAsync(
            [.. events.Select(e => (e.Event.OrderId, e.Event.At, e.Event.ActorType == Buyer))],
            cancellationToken
        );
        await sales.RequestRefreshAsync(cancellationToken);
    }

    public async Task HandleAsync(
        IReadOnlyList<ReceivedEvent<OrderCompleted>> events,
        CancellationToken cancellationToken
    )
    {
        await sales.CompletedAsync([.. events.Select(e => (e.Event.OrderId, e.Event.At))], cancellationToken);
        await sales.RequestRefreshAsync(cancellationToken);
    }
}
