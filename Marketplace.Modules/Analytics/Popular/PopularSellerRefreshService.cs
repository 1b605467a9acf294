using Marketplace.Foundation;
using Marketplace.Modules.Analytics.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Analytics;

/// <summary>Computes the rankings of all windows and stores each as a new version, all in one transaction.</summary>
/// <remarks>Repeat: where the minute and the outcome are those of the newest version, none is added. Order and locks:
/// one refresh at a time; a second one leaves at once.</remarks>
public sealed class PopularSellerRefreshService(
    UnitOfWork unitOfWork,
    MarketplaceDbContext db,
    PopularityInputQueries input,
    PopularSellerSnapshotStore snapshots,
    EventOutbox outbox,
    IOptions<AnalyticsOptions> options,
    IOptions<MarketplaceOptions> marketplace,
    TimeProvider clock
)
{
    private const string Lock = "analytics.popular-sellers";

    /// <summary>Computes now; gives the number of versions added, 0 where nothing is new or another refresh
    /// runs.</summary>
    public Task<int> RunAsync(CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(async ct => await IsFreeAsync(ct) ? await ComputeAsync(ct) : 0, cancellationToken);

    /// <summary>Computes when sales asked for it since the last time.</summary>
    public Task<int> RunIfAskedAsync(CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async ct =>
                await db.Set<RecomputeRequest>().AnyAsync(r => r.Name == RecomputeRequest.PopularSellers, ct)
                && await IsFreeAsync(ct)
                    ? await ComputeAsync(ct)
                    : 0,
            cancellationToken
        );

    /// <summary>The end of the minute an instant lies in.</summary>
    public static DateTimeOffset EndOfMinute(DateTimeOffset now) =>
        new(now.UtcTicks - now.UtcTicks % TimeSpan.TicksPerMinute + TimeSpan.TicksPerMinute, TimeSpan.Zero);

    private Task<bool> IsFreeAsync(CancellationToken cancellationToken) =>
        db
            .Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock(hashtextextended({Lock}, 0)) AS \"Value\"")
            .SingleAsync(cancellationToken);

    private async Task<int> ComputeAsync(CancellationToken cancellationToken)
    {
        // Taken back before the sales are read: whatever asks from here on asks for the next refresh.
        await db.Set<RecomputeRequest>()
            .Where(r => r.Name == RecomputeRequest.PopularSellers)
            .ExecuteDeleteAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var end = EndOfMinute(now);
        var added = 0;
        foreach (var window in PopularityWindow.All)
        {
            if (await ComputeAsync(window, end, cancellationToken))
                added++;
        }

        await snapshots.PurgeAsync(now, cancellationToken);
        return added;
    }

    private async Task<bool> ComputeAsync(
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
        var newest = await snapshots.NewestAsync(window, cancellationToken);
        if (newest is not null && newest.ComputedAt == end && newest.Rows.SequenceEqual(rows))
            return false;
        var version = (newest?.Version ?? 0) + 1;
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
