using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Analytics;

/// <summary>A store's products by sales: from their daily figures, and from the facts for the days that are marked for
/// roll-up, so that nothing is late.</summary>
internal sealed class TopProductRows(MarketplaceDbContext db, IOptions<MarketplaceOptions> marketplace)
{
    /// <summary>The products of the range, best first. Two statements.</summary>
    public async Task<List<TopProductRow>> FindAsync(
        Guid sellerId,
        ReportRange range,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var currency = marketplace.Value.Currency;
        var marked = await db
            .Database.SqlQuery<DateOnly>(
                $"""
                SELECT day AS "Value" FROM analytics.days_to_roll_up WHERE seller_id = {sellerId}
                    AND currency = {currency} AND day BETWEEN {range.From} AND {range.To}
                """
            )
            .ToListAsync(cancellationToken);
        var days = SellerDays.Of([.. marked.Select(day => new SellerDay(sellerId, day, currency))], range.Zone);
        return await db
            .Database.SqlQuery<TopProductRow>(
                $"""
                WITH sold AS (
                    SELECT product_id, variant_id, day, orders::bigint AS orders, units, sales_minor AS sales
                    FROM analytics.product_daily WHERE seller_id = {sellerId} AND currency = {currency}
                        AND day BETWEEN {range.From} AND {range.To} AND day <> ALL ({days.Days})
                    UNION ALL
                    SELECT l.product_id, (array_agg(l.variant_id ORDER BY f.placed_at DESC))[1], m.day,
                        count(DISTINCT f.order_id), sum(l.quantity), sum(l.quantity * l.unit_price_minor)::bigint
                    FROM unnest({days.Days}, {days.Starts}, {days.Ends}) AS m(day, starts_at, ends_at)
                    JOIN analytics.order_facts f ON f.seller_id = {sellerId} AND f.currency = {currency}
                        AND f.called_off_at IS NULL AND f.placed_at >= m.starts_at AND f.placed_at < m.ends_at
                    JOIN analytics.order_line_facts l ON l.order_id = f.order_id
                    GROUP BY m.day, l.product_id)
                SELECT product_id, (array_agg(variant_id ORDER BY day DESC))[1] AS variant_id,
                    sum(orders)::bigint AS orders, sum(units)::bigint AS units, sum(sales)::bigint AS sales
                FROM sold GROUP BY product_id ORDER BY sales DESC, units DESC, product_id LIMIT {limit}
                """
            )
            .ToListAsync(cancellationToken);
    }
}

/// <summary>Sales of a product.</summary>
/// <param name="VariantId">The variant sold last.</param>
internal sealed record TopProductRow(Guid ProductId, Guid VariantId, long Orders, long Units, long Sales);
