using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Reads of usage.</summary>
public sealed class UsageQueries(
    MarketplaceDbContext db,
    IEntitlements entitlements,
    IEnumerable<ISurplusListings> listings,
    TimeProvider clock
)
{
    /// <summary>Current limit and usage of every metric, with the listings hidden by a limit. At most four
    /// statements.</summary>
    public async Task<UsageView> NowAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        var limits = await entitlements.GetAsync(sellerId, cancellationToken);
        var start = await db.Set<Subscription>()
            .Where(s => s.SellerId == sellerId)
            .Where(PlanInForce.Decides)
            .Select(s => s.CurrentPeriodStart)
            .FirstOrDefaultAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var keys = limits.Metrics.Keys.Select(m => UsagePeriod.KeyOf(m, now, start)).Distinct().ToList();
        var used = await db.Set<UsageCounter>()
            .AsNoTracking()
            .Where(c => c.SellerId == sellerId && keys.Contains(c.PeriodKey))
            .ToDictionaryAsync(c => (c.Metric, c.PeriodKey), c => c.Used, cancellationToken);
        var lines = limits
            .Metrics.OrderBy(m => m.Key, StringComparer.Ordinal)
            .Select(m =>
            {
                var key = UsagePeriod.KeyOf(m.Key, now, start);
                return new UsageLine(
                    m.Key,
                    UsagePeriod.KindOf(m.Key),
                    m.Value,
                    used.GetValueOrDefault((m.Key, key)) + UnmeteredUse.Of(m.Key),
                    key == UsagePeriod.Gauge ? null : DateOnly.ParseExact(key, "yyyy-MM-dd")
                );
            })
            .ToList();
        return new(limits, lines, await HiddenAsync(sellerId, limits, cancellationToken));
    }

    /// <summary>Counter usage on each of the days, omitting those without usage. One statement.</summary>
    /// <param name="metric">Null for all counters.</param>
    public async Task<IReadOnlyList<UsageDay>> HistoryAsync(
        Guid sellerId,
        string? metric,
        IReadOnlyList<LocalDay> days,
        CancellationToken cancellationToken
    )
    {
        var (dates, starts, ends) = (
            days.Select(d => d.Day).ToArray(),
            days.Select(d => d.StartsAt).ToArray(),
            days.Select(d => d.EndsAt).ToArray()
        );
        return await db
            .Database.SqlQuery<UsageDay>(
                $"""
                SELECT e.metric, d.day, sum(e.quantity)::bigint AS quantity
                FROM unnest({dates}, {starts}, {ends}) AS d(day, starts_at, ends_at)
                JOIN subscriptions.usage_events e ON e.seller_id = {sellerId} AND e.at >= d.starts_at
                    AND e.at < d.ends_at AND ({metric}::text IS NULL OR e.metric = {metric})
                GROUP BY 1, 2 ORDER BY 2, 1
                """
            )
            .ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<SurplusListing>> HiddenAsync(
        Guid sellerId,
        PlanLimits limits,
        CancellationToken cancellationToken
    )
    {
        var hidden = new List<SurplusListing>();
        foreach (var source in listings)
        {
            hidden.AddRange(
                await source.BeyondAsync(sellerId, limits.Limit(UsageMetrics.ActiveListings), cancellationToken)
            );
        }

        return hidden;
    }
}

/// <summary>Limits and usage of a store.</summary>
/// <param name="HiddenListings">Listings over the limit, newest first.</param>
public sealed record UsageView(
    PlanLimits Limits,
    IReadOnlyList<UsageLine> Lines,
    IReadOnlyList<SurplusListing> HiddenListings
);

/// <summary>Limit and usage of one metric.</summary>
/// <param name="Used">0 for a static limit.</param>
/// <param name="PeriodStartOn">Start of the current period; null for metrics without one.</param>
public sealed record UsageLine(string Metric, MetricKind Kind, long Limit, long Used, DateOnly? PeriodStartOn);

/// <summary>Counter usage on one day.</summary>
public sealed record UsageDay(string Metric, DateOnly Day, long Quantity);
