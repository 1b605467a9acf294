using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Analytics;

/// <summary>A store that may no longer sell, or may again, leaves or enters the ranking soon.</summary>
public sealed class OnSellerStatusChanged(SalesFactService sales)
    : IEventHandler<SellerSuspended>,
        IEventHandler<SellerReinstated>,
        IEventHandler<SellerClosed>
{
    public Task HandleAsync(
        SellerSuspended integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => sales.AskForRefreshAsync(cancellationToken);

    public Task HandleAsync(
        SellerReinstated integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => sales.AskForRefreshAsync(cancellationToken);

    public Task HandleAsync(SellerClosed integrationEvent, EventContext context, CancellationToken cancellationToken) =>
        sales.AskForRefreshAsync(cancellationToken);
}
