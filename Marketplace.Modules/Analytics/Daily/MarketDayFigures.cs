using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Analytics;

/// <summary>The daily figures of the whole marketplace, recomputed from those of the stores and from the order
/// facts.</summary>
/// <remarks>Order and locks: under the roll-up's lock, after the stores' days.</remarks>
internal sealed class MarketDayFigures(MarketplaceDbContext db, IOptions<MarketplaceOptions> marketplace)
{
    private string Zone => marketplace.Value.TimeZone;

    /// <summary>Marks these days, and those on which their buyers and stores had their next order.</summary>
    public Task<int> MarkAsync(SellerDays days, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            WITH m AS (SELECT * FROM unnest({days.Sellers}, {days.Days}, {days.Starts}, {days.Ends}, {days.Currencies})
                AS m(seller_id, day, starts_at, ends_at, currency))
            INSERT INTO analytics.market_days_to_roll_up (day, currency)
            SELECT day, currency FROM m
            UNION
            SELECT (n.placed_at AT TIME ZONE {Zone})::date, m.currency
            FROM m JOIN analytics.order_facts f ON f.seller_id = m.seller_id AND f.currency = m.currency
                AND f.placed_at >= m.starts_at AND f.placed_at < m.ends_at
            CROSS JOIN LATERAL (SELECT placed_at FROM analytics.order_facts
                WHERE buyer_id = f.buyer_id AND currency = m.currency AND called_off_at IS NULL
                    AND placed_at >= m.ends_at ORDER BY placed_at LIMIT 1) n
            UNION
            SELECT n.day, m.currency
            FROM m CROSS JOIN LATERAL (SELECT day FROM analytics.seller_daily
                WHERE seller_id = m.seller_id AND day > m.day AND currency = m.currency AND orders > 0
                ORDER BY day LIMIT 1) n
            ON CONFLICT DO NOTHING
            """,
            cancellationToken
        );

    /// <summary>Recomputes one marked day; false when none is marked.</summary>
    public async Task<bool> CountNextAsync(CancellationToken cancellationToken)
    {
        var next = await db
            .Database.SqlQuery<MarketDay>(
                $"""
                DELETE FROM analytics.market_days_to_roll_up d
                USING (SELECT day, currency FROM analytics.market_days_to_roll_up ORDER BY day DESC, currency LIMIT 1) n
                WHERE d.day = n.day AND d.currency = n.currency RETURNING d.day, d.currency
                """
            )
            .ToListAsync(cancellationToken);
        if (next.Count == 0)
            return false;
        await AddUpAsync(next[0], cancellationToken);
        await CountReturnsAsync(next[0], cancellationToken);
        return true;
    }

    private Task<int> AddUpAsync(MarketDay day, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO analytics.market_daily (day, currency, orders, units, gross_minor, refunds_minor)
            SELECT {day.Day}, {day.Currency}, coalesce(sum(orders), 0), coalesce(sum(units), 0),
                coalesce(sum(gross_minor), 0), coalesce(sum(refunds_minor), 0)
            FROM analytics.seller_daily WHERE day = {day.Day} AND currency = {day.Currency}
            ON CONFLICT (day, currency) DO UPDATE SET orders = excluded.orders, units = excluded.units,
                gross_minor = excluded.gross_minor, refunds_minor = excluded.refunds_minor
            """,
            cancellationToken
        );

    private async Task CountReturnsAsync(MarketDay day, CancellationToken cancellationToken)
    {
        var (starts, ends) = (
            LocalDays.StartOf(day.Day, marketplace.Value.Zone),
            LocalDays.EndOf(day.Day, marketplace.Value.Zone)
        );
        await db.Database.ExecuteSqlAsync(
            $"DELETE FROM analytics.market_returns WHERE day = {day.Day} AND currency = {day.Currency}",
            cancellationToken
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO analytics.market_returns (day, currency, side, days_since, count)
            SELECT {day.Day}, {day.Currency}, {MarketReturn.Buyer}, coalesce({day.Day} - p.day, 0), count(*)
            FROM (SELECT DISTINCT buyer_id FROM analytics.order_facts WHERE currency = {day.Currency}
                AND called_off_at IS NULL AND placed_at >= {starts} AND placed_at < {ends}) b
            LEFT JOIN LATERAL (SELECT (placed_at AT TIME ZONE {Zone})::date AS day FROM analytics.order_facts
                WHERE buyer_id = b.buyer_id AND currency = {day.Currency} AND called_off_at IS NULL
                    AND placed_at < {starts} ORDER BY placed_at DESC LIMIT 1) p ON true
            GROUP BY 4
            UNION ALL
            SELECT {day.Day}, {day.Currency}, {MarketReturn.Store}, coalesce({day.Day} - p.day, 0), count(*)
            FROM analytics.seller_daily d
            LEFT JOIN LATERAL (SELECT day FROM analytics.seller_daily WHERE seller_id = d.seller_id
                AND day < {day.Day} AND currency = {day.Currency} AND orders > 0 ORDER BY day DESC LIMIT 1) p ON true
            WHERE d.day = {day.Day} AND d.currency = {day.Currency} AND d.orders > 0
            GROUP BY 4
            """,
            cancellationToken
        );
    }

    private sealed record MarketDay(DateOnly Day, string Currency);
}
