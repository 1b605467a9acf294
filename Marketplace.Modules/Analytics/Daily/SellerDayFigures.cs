using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Analytics;

/// <summary>The daily figures of stores and their products, recomputed from the order facts.</summary>
internal sealed class SellerDayFigures(MarketplaceDbContext db, IOptions<MarketplaceOptions> marketplace)
{
    /// <summary>The days on which these days' buyers ordered from the same store next: they become or stop being new
    /// customers there when an order before it comes or goes.</summary>
    public Task<List<SellerDay>> FollowingAsync(SellerDays days, CancellationToken cancellationToken) =>
        db
            .Database.SqlQuery<SellerDay>(
                $"""
                SELECT DISTINCT f.seller_id, (n.placed_at AT TIME ZONE {marketplace.Value.TimeZone})::date AS day,
                    n.currency
                FROM unnest({days.Sellers}, {days.Starts}, {days.Ends}) AS m(seller_id, starts_at, ends_at)
                JOIN analytics.order_facts f ON f.seller_id = m.seller_id AND f.placed_at >= m.starts_at
                    AND f.placed_at < m.ends_at
                CROSS JOIN LATERAL (SELECT placed_at, currency FROM analytics.order_facts
                    WHERE seller_id = f.seller_id AND buyer_id = f.buyer_id AND called_off_at IS NULL
                        AND placed_at >= m.ends_at ORDER BY placed_at LIMIT 1) n
                """
            )
            .ToListAsync(cancellationToken);

    /// <summary>Recomputes the days.</summary>
    public async Task CountAsync(SellerDays days, CancellationToken cancellationToken)
    {
        await CountStoresAsync(days, cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM analytics.product_daily d
            USING unnest({days.Sellers}, {days.Days}, {days.Currencies}) AS m(seller_id, day, currency)
            WHERE d.seller_id = m.seller_id AND d.day = m.day AND d.currency = m.currency
            """,
            cancellationToken
        );
        await CountProductsAsync(days, cancellationToken);
    }

    private Task<int> CountStoresAsync(SellerDays days, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO analytics.seller_daily AS d (seller_id, day, currency, orders, units, gross_minor,
                refunds_minor, buyers, new_buyers)
            SELECT m.seller_id, m.day, m.currency, count(f.order_id), coalesce(sum(f.units), 0),
                coalesce(sum(f.total_minor), 0), coalesce(sum(f.refunded_minor), 0), count(DISTINCT f.buyer_id),
                count(f.order_id) FILTER (WHERE NOT EXISTS (SELECT 1 FROM analytics.order_facts e
                    WHERE e.seller_id = f.seller_id AND e.buyer_id = f.buyer_id AND e.called_off_at IS NULL
                        AND (e.placed_at, e.order_id) < (f.placed_at, f.order_id)))
            FROM unnest({days.Sellers}, {days.Days}, {days.Starts}, {days.Ends}, {days.Currencies})
                AS m(seller_id, day, starts_at, ends_at, currency)
            LEFT JOIN analytics.order_facts f ON f.seller_id = m.seller_id AND f.currency = m.currency
                AND f.called_off_at IS NULL
                AND f.placed_at >= m.starts_at AND f.placed_at < m.ends_at
            GROUP BY m.seller_id, m.day, m.currency
            ON CONFLICT (seller_id, day, currency) DO UPDATE
            SET orders = excluded.orders, units = excluded.units, gross_minor = excluded.gross_minor,
                refunds_minor = excluded.refunds_minor, buyers = excluded.buyers, new_buyers = excluded.new_buyers
            """,
            cancellationToken
        );

    private Task<int> CountProductsAsync(SellerDays days, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO analytics.product_daily (seller_id, day, currency, product_id, variant_id, orders, units,
                sales_minor)
            SELECT m.seller_id, m.day, m.currency, l.product_id,
                (array_agg(l.variant_id ORDER BY f.placed_at DESC))[1], count(DISTINCT f.order_id), sum(l.quantity),
                sum(l.quantity * l.unit_price_minor)
            FROM unnest({days.Sellers}, {days.Days}, {days.Starts}, {days.Ends}, {days.Currencies})
                AS m(seller_id, day, starts_at, ends_at, currency)
            JOIN analytics.order_facts f ON f.seller_id = m.seller_id AND f.currency = m.currency
                AND f.called_off_at IS NULL AND f.placed_at >= m.starts_at AND f.placed_at < m.ends_at
            JOIN analytics.order_line_facts l ON l.order_id = f.order_id
            GROUP BY m.seller_id, m.day, m.currency, l.product_id
            """,
            cancellationToken
        );
}
