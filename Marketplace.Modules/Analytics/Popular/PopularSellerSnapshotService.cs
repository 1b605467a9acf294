using Marketplace.Foundation;
using Marketplace.Modules.Analytics.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Analytics;

/// <summary>Computes the ranking of one window and adds it as the next snapshot version.</summary>
internal sealed class PopularSellerSnapshotService(
    PopularityInputQueries input,
    PopularSellerSnapshotStore snapshots,
    EventOutbox outbox,
    IOptions<AnalyticsOptions> options,
    IOptions<MarketplaceOptions> marketplace
)
{
    /// <summary>Adds a version; false when minute and result equal the latest version.</summary>
    public async Task<bool> ComputeAsync(
        PopularityWindow window,
        DateTimeOffset end,
        CancellationToken cancellationToken
    )
    {
        var currency = marketplace.Value.Currency;
        var rows = PopularityScore.Rank(
            await input.ReadAsync(window, end, cancellationToken),
            window,
            Currencies.Exponent(currency)
        );
        var latest = await snapshots.FindLatestAsync(window, cancellationToken);
        if (latest is not null && latest.ComputedAt == end && latest.Rows.SequenceEqual(rows))
            return false;
        var version = (latest?.Version ?? 0) + 1;
        snapshots.Add(
            new()
            {
                WindowDays = window.Days,
                Version = version,
                ComputedAt = end,
                Currency = currency,
                OrderCapMinor = options.Value.PopularityOrderCap,
                Rows = rows,
            }
        );
        outbox.Add(new PopularSellersRefreshed(window.Name, version, rows.Count));
        return true;
    }
}
