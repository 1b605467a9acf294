using Marketplace.Foundation;

namespace Marketplace.Modules.Analytics.Contracts;

/// <summary>The popular sellers ranking of a window was recomputed.</summary>
/// <param name="Window">For example <c>30d</c>.</param>
/// <param name="Count">Sellers in the ranking.</param>
[EventName("marketplace.analytics.popular-sellers-refreshed.v1")]
public sealed record PopularSellersRefreshed(string Window, long Version, int Count) : IIntegrationEvent
{
    public string Subject => Window;
}
