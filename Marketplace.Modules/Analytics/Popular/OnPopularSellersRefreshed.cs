using Marketplace.Foundation;
using Marketplace.Modules.Analytics.Contracts;

namespace Marketplace.Modules.Analytics;

/// <summary>Writes a new ranking to the cache so that visitors see it immediately.</summary>
/// <remarks>Always loads the latest version, not the one named by the event, so a late event cannot put an old ranking
/// into the cache.</remarks>
public sealed class OnPopularSellersRefreshed(PopularSellerSnapshotStore snapshots, PopularSellerCache cache)
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
        if (await snapshots.FindLatestAsync(window, cancellationToken) is { } latest)
            await cache.PublishAsync(latest);
    }
}
