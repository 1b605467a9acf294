using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Analytics;

/// <summary>Marketplace-wide sales figures for operators.</summary>
public sealed class MarketAnalyticsQueries(
    MarketplaceDbContext db,
    ISellerDirectory sellers,
    IOptions<MarketplaceOptions> marketplace,
    TimeProvider clock
)
{
    private const int TopStores = 10;

    private string Currency => marketplace.Value.Currency;

    /// <summary>Totals of the last days compared with the same number of days before, a daily series, and the
    /// top-selling stores. Five statements.</summary>
    public async Task<MarketSummary> SummaryAsync(int days, CancellationToken cancellationToken)
    {
        var range = ReportRange.Last(days, clock.GetUtcNow(), marketplace.Value.Zone);
        var daily = await DailyAsync(range, cancellationToken);
        var (now, before) = (Sum(daily.Where(d => d.Day >= range.From)), Sum(daily.Where(d => d.Day < range.From)));
        var people = await PeopleAsync(range, cancellationToken);
        var byDay = daily.ToDictionary(d => d.Day);
        var series = Enumerable
            .Range(0, range.Days)
            .Select(i => range.From.AddDays(i))
            .Select(day => byDay.GetValueOrDefault(day, new(day, 0, 0, 0, 0)).ToSales(Currency))
            .ToArray();
        return new(
            range.From,
            range.To,
            MoneyFigure.Of(now.Revenue, before.Revenue, Currency),
            CountFigure.Of(now.Orders, before.Orders),
            CountFigure.Of(now.Units, before.Units),
            MoneyFigure.Of(
                Change.Average(now.Revenue, now.Orders),
                Change.Average(before.Revenue, before.Orders),
                Currency
            ),
            MoneyFigure.Of(now.Refunds, before.Refunds, Currency),
            CountFigure.Of(people.Stores, people.StoresBefore),
            CountFigure.Of(people.Buyers, people.BuyersBefore),
            series,
            await TopStoresAsync(range, cancellationToken)
        );
    }

    private Task<List<DaySums>> DailyAsync(ReportRange range, CancellationToken cancellationToken) =>
        db
            .Database.SqlQuery<DaySums>(
                $"""
                SELECT day, orders::bigint AS orders, units, gross_minor AS gross, refunds_minor AS refunds
                FROM analytics.market_daily WHERE currency = {Currency} AND day BETWEEN {range.BeforeFrom}
                    AND {range.To}
                """
            )
            .ToListAsync(cancellationToken);

    // Counts each buyer and store on its first day in the period: the one whose previous order lies before it.
    private Task<People> PeopleAsync(ReportRange range, CancellationToken cancellationToken) =>
        db
            .Database.SqlQuery<People>(
                $"""
                SELECT coalesce(sum(count) FILTER (WHERE is_now AND side = {MarketReturn.Store}), 0)::bigint AS stores,
                    coalesce(sum(count) FILTER (WHERE NOT is_now AND side = {MarketReturn.Store}), 0)::bigint
                        AS stores_before,
                    coalesce(sum(count) FILTER (WHERE is_now AND side = {MarketReturn.Buyer}), 0)::bigint AS buyers,
                    coalesce(sum(count) FILTER (WHERE NOT is_now AND side = {MarketReturn.Buyer}), 0)::bigint
                        AS buyers_before
                FROM (SELECT side, count, day - days_since AS previous, days_since, day >= {range.From} AS is_now
                    FROM analytics.market_returns
                    WHERE currency = {Currency} AND day BETWEEN {range.BeforeFrom} AND {range.To}) r
                WHERE days_since = 0 OR previous < CASE WHEN is_now THEN {range.From} ELSE {range.BeforeFrom} END
                """
            )
            .SingleAsync(cancellationToken);

    private async Task<IReadOnlyList<TopStore>> TopStoresAsync(ReportRange range, CancellationToken cancellationToken)
    {
        var rows = await db
            .Database.SqlQuery<StoreSums>(
                $"""
                SELECT seller_id, sum(orders)::bigint AS orders, sum(gross_minor - refunds_minor)::bigint AS revenue
                FROM analytics.seller_daily WHERE currency = {Currency} AND day BETWEEN {range.From} AND {range.To}
                GROUP BY seller_id HAVING sum(orders) > 0 ORDER BY revenue DESC, orders DESC, seller_id
                    LIMIT {TopStores}
                """
            )
            .ToListAsync(cancellationToken);
        var known = await sellers.FindAsync([.. rows.Select(r => r.SellerId)], cancellationToken);
        return rows.Select(r => new TopStore(
                r.SellerId,
                known.GetValueOrDefault(r.SellerId)?.Slug,
                known.GetValueOrDefault(r.SellerId)?.Name,
                r.Orders,
                new(r.Revenue, Currency)
            ))
            .ToArray();
    }

    private static (long Revenue, long Orders, long Units, long Refunds) Sum(IEnumerable<DaySums> days) =>
        days.Aggregate(
            (Revenue: 0L, Orders: 0L, Units: 0L, Refunds: 0L),
            (sum, d) =>
                (sum.Revenue + d.Gross - d.Refunds, sum.Orders + d.Orders, sum.Units + d.Units, sum.Refunds + d.Refunds)
        );

    private sealed record People(long Stores, long StoresBefore, long Buyers, long BuyersBefore);

    private sealed record StoreSums(Guid SellerId, long Orders, long Revenue);
}
