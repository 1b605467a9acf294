using Marketplace.Foundation;
using Marketplace.Modules.Analytics.Contracts;

namespace Marketplace.Modules.Analytics;

/// <summary>Shows a new ranking to visitors at once.</summary>
/// <remarks>Takes the newest version, whichever the event named, so that an event that comes late puts nothing old into
/// the cache.</remarks>
public sealed class OnPopularSellersRefreshed(PopularSellerSnapshotStore snapshots, PopularSellerCache board)
    : IEventHandler<PopularSellersRefreshed>
{
    public async Task HandleAsync(
        PopularSellersRefreshed integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    )
    {
        if (PopularityWindow.Find(integrationEvent.Window) is not { } window)
            return;
        if (await snapshots.NewestAsync(window, cancellationToken) is { } newest)
            await board.PublishAsync(newest);
    }
}
