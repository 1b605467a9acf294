using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Analytics;

/// <summary>Requests a ranking refresh when a store is suspended, reinstated or closed.</summary>
internal sealed class OnSellerStatusChanged(SalesFactService sales)
    : IEventHandler<SellerSuspended>,
        IEventHandler<SellerReinstated>,
        IEventHandler<SellerClosed>
{
    public Task HandleAsync(
        SellerSuspended integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => sales.RequestRefreshAsync(cancellationToken);

    public Task HandleAsync(
        SellerReinstated integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => sales.RequestRefreshAsync(cancellationToken);

    public Task HandleAsync(SellerClosed integrationEvent, EventContext context, CancellationToken cancellationToken) =>
        sales.RequestRefreshAsync(cancellationToken);
}
