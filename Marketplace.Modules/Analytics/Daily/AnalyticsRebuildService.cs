using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Analytics;

/// <summary>Repairs facts and daily figures from the orders themselves: after a bulk load without events, or when an
/// event was lost.</summary>
/// <remarks>The only place that reads tables of Orders and Payments, because it covers missing events. Repeat: changes
/// only what differs. It may run while events are handled: each fact is set once, and both set the same value. Order
/// and locks: the roll-up's lock, then the facts.</remarks>
public sealed class AnalyticsRebuildService(
    UnitOfWork unitOfWork,
    MarketplaceDbContext db,
    DailyRollUpService rollUp,
    SalesFactService sales,
    IOptions<MarketplaceOptions> marketplace,
    TimeProvider clock
)
{
    // Writes only what differs: the other facts are neither locked nor rewritten.
    private const string FillFacts = """
        INSERT INTO analytics.order_facts AS f
            (order_id, seller_id, buyer_id, currency, total_minor, shipping_minor, refunded_minor, units,
            placed_at, is_cash, delivered_at, counts_from, called_off_at, is_seller_fault, fault_units)
        SELECT o.id, o.seller_id, o.buyer_id, o.currency,
            o.total_minor - CASE WHEN o.payment_method = 'Card' OR e.at IS NOT NULL THEN 0
                ELSE coalesce(l.cancelled, 0) END, o.shipping_total_minor - o.shipping_discount_minor,
            coalesce(r.back, 0), CASE WHEN e.at IS NULL THEN l.units ELSE l.ordered END, o.placed_at,
            o.payment_method <> 'Card', o.delivered_at,
            CASE WHEN o.payment_method = 'Card' THEN o.delivered_at ELSE coalesce(receipt.at, o.completed_at) END,
            e.at,
            coalesce(e.to_status = 'Rejected'
                OR (e.actor_type = 'Seller' AND e.reason_code IS DISTINCT FROM 'buyer_request'
                    AND e.from_status <> 'Shipped')
                OR (e.actor_type = 'System' AND e.reason_code = 'confirm_timeout'), false),
            coalesce(l.faults, 0)
        FROM orders.orders o
        LEFT JOIN analytics.order_facts have ON have.order_id = o.id
        LEFT JOIN (SELECT order_id, sum(quantity) AS ordered, sum(quantity - cancelled_quantity) AS units,
                sum(fault_quantity) AS faults,
                sum(round(total_minor::numeric * cancelled_quantity / quantity))::bigint AS cancelled
            FROM orders.order_lines GROUP BY order_id) l ON l.order_id = o.id
        LEFT JOIN (SELECT order_id, currency, sum(amount_minor) AS back FROM analytics.order_refunds
            GROUP BY order_id, currency) r ON r.order_id = o.id AND r.currency = o.currency
        LEFT JOIN orders.order_events e ON e.order_id = o.id AND e.to_status IN ('Rejected', 'Cancelled')
            AND e.from_status <> 'PendingPayment' AND o.status IN ('Rejected', 'Cancelled')
        LEFT JOIN orders.order_events receipt ON receipt.order_id = o.id AND receipt.to_status = 'Delivered'
            AND receipt.actor_type = 'Buyer' AND receipt.from_status = 'Shipped'
        WHERE o.placed_at IS NOT NULL
          AND (have.order_id IS NULL OR have.refunded_minor < coalesce(r.back, 0)
              OR (e.at IS NULL AND have.units > l.units) OR have.fault_units < l.faults
              OR (have.delivered_at IS NULL AND o.delivered_at IS NOT NULL)
              OR (have.counts_from IS NULL AND (CASE WHEN o.payment_method = 'Card' THEN o.delivered_at
                  ELSE coalesce(receipt.at, o.completed_at) END) IS NOT NULL)
              OR (have.called_off_at IS NULL AND e.at IS NOT NULL))
        ON CONFLICT (order_id) DO UPDATE
        SET refunded_minor = greatest(f.refunded_minor, excluded.refunded_minor),
            delivered_at = coalesce(f.delivered_at, excluded.delivered_at),
            counts_from = coalesce(f.counts_from, excluded.counts_from),
            called_off_at = coalesce(f.called_off_at, excluded.called_off_at),
            is_seller_fault = f.is_seller_fault OR excluded.is_seller_fault,
            units = least(f.units, excluded.units), total_minor = least(f.total_minor, excluded.total_minor),
            fault_units = greatest(f.fault_units, excluded.fault_units)
        """;

    /// <summary>Adds what is missing, recomputes the affected days and returns the number of facts that
    /// changed.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var changed = await unitOfWork.RunAsync(FillAsync, cancellationToken);
        await rollUp.RunAsync(cancellationToken);
        return changed;
    }

    private async Task<int> FillAsync(CancellationToken cancellationToken)
    {
        await AdvisoryLocks.AnalyticsRollUp.WaitAsync(db, cancellationToken);

        // Whole tables are compared. After a bulk load the database believes the tables of facts to be empty and would
        // look through them again for each order.
        await db.Database.ExecuteSqlAsync($"SET LOCAL enable_nestloop = off", cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO analytics.order_refunds (refund_id, order_id, amount_minor, currency)
            SELECT id, order_id, amount_minor, currency FROM payments.refunds WHERE status = 'Succeeded'
                AND order_id IS NOT NULL
            UNION ALL
            SELECT id, order_id, refund_minor, currency FROM orders.returns
            WHERE status = 'Refunded' AND iban_cipher IS NOT NULL AND refund_minor > 0
            ON CONFLICT (refund_id) DO NOTHING
            """,
            cancellationToken
        );
        var changed = await FillFactsAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO analytics.order_line_facts (order_id, position, product_id, variant_id, quantity,
                unit_price_minor)
            SELECT l.order_id, l.position, l.product_id, l.variant_id,
                CASE WHEN f.called_off_at IS NULL THEN l.quantity - l.cancelled_quantity ELSE l.quantity END,
                l.unit_price_minor
            FROM analytics.order_facts f JOIN orders.order_lines l ON l.order_id = f.order_id
            WHERE NOT EXISTS (SELECT 1 FROM analytics.order_line_facts have WHERE have.order_id = f.order_id)
              AND (f.called_off_at IS NOT NULL OR l.cancelled_quantity < l.quantity)
            ON CONFLICT DO NOTHING
            """,
            cancellationToken
        );
        await TakeOutCancelledUnitsAsync(cancellationToken);
        await FillAnswersAsync(cancellationToken);
        await MarkDaysAsync(cancellationToken);
        await MarkMarketDaysAsync(cancellationToken);
        if (changed > 0)
            await sales.RequestRefreshAsync(cancellationToken);
        return changed;
    }

    // Orders that go on without some of their units; what is called off as a whole is left out of the figures anyway.
    private async Task TakeOutCancelledUnitsAsync(CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM analytics.order_line_facts f USING orders.order_lines l, orders.orders o
            WHERE l.order_id = f.order_id AND l.position = f.position AND l.cancelled_quantity = l.quantity
              AND o.id = l.order_id AND o.status NOT IN ('Rejected', 'Cancelled')
            """,
            cancellationToken
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE analytics.order_line_facts f SET quantity = l.quantity - l.cancelled_quantity
            FROM orders.order_lines l JOIN orders.orders o ON o.id = l.order_id
            WHERE l.order_id = f.order_id AND l.position = f.position
              AND l.cancelled_quantity BETWEEN 1 AND l.quantity - 1
              AND f.quantity > l.quantity - l.cancelled_quantity AND o.status NOT IN ('Rejected', 'Cancelled')
            """,
            cancellationToken
        );
    }

    private Task<int> FillFactsAsync(CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlRawAsync(FillFacts, cancellationToken);

    private Task<int> FillAnswersAsync(CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO analytics.answer_facts AS f (order_id, seller_id, asked_at, answered_at)
            SELECT t.id, t.seller_id, asked.at, min(m.at)
            FROM orders.message_threads t
            JOIN (SELECT thread_id, min(at) AS at FROM orders.messages WHERE from_side = 'Buyer' GROUP BY 1) asked
                ON asked.thread_id = t.id
            LEFT JOIN orders.messages m ON m.thread_id = t.id AND m.from_side = 'Seller' AND m.at >= asked.at
            GROUP BY 1, 2, 3
            ON CONFLICT (order_id) DO UPDATE SET answered_at = excluded.answered_at
                WHERE f.answered_at IS NULL AND excluded.answered_at IS NOT NULL
            """,
            cancellationToken
        );

    // Marks every day whose figures differ from its facts, whatever the reason, another time zone included.
    private Task<int> MarkDaysAsync(CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO analytics.days_to_roll_up AS m (seller_id, day, currency, marked_at)
            SELECT coalesce(f.seller_id, d.seller_id), coalesce(f.day, d.day), coalesce(f.currency, d.currency),
                {clock.GetUtcNow()}
            FROM (SELECT seller_id, (placed_at AT TIME ZONE {marketplace.Value.TimeZone})::date AS day, currency,
                count(*) AS orders,
                sum(units) AS units, sum(total_minor) AS gross,
                      sum(refunded_minor) AS refunds, count(DISTINCT buyer_id) AS buyers,
                      count(*) FILTER (WHERE place = 1) AS new_buyers
                  FROM (SELECT *, row_number() OVER (PARTITION BY seller_id, buyer_id ORDER BY placed_at, order_id)
                      AS place FROM analytics.order_facts WHERE called_off_at IS NULL) orders GROUP BY 1, 2, 3) f
            FULL JOIN analytics.seller_daily d ON d.seller_id = f.seller_id AND d.day = f.day
                AND d.currency = f.currency
            LEFT JOIN (SELECT seller_id, day, currency, sum(units) AS units FROM analytics.product_daily
                GROUP BY 1, 2, 3) p ON p.seller_id = d.seller_id AND p.day = d.day AND p.currency = d.currency
            WHERE (coalesce(f.orders, 0), coalesce(f.units, 0), coalesce(f.gross, 0), coalesce(f.refunds, 0),
                coalesce(f.buyers, 0), coalesce(f.new_buyers, 0), coalesce(f.units, 0))
                IS DISTINCT FROM (coalesce(d.orders, -1), coalesce(d.units, -1), coalesce(d.gross_minor, -1),
                    coalesce(d.refunds_minor, -1), coalesce(d.buyers, -1), coalesce(d.new_buyers, -1),
                    coalesce(p.units, 0))
            ON CONFLICT (seller_id, day, currency) DO UPDATE SET marked_at = excluded.marked_at
            """,
            cancellationToken
        );

    // Days of the stores that are marked mark those of the marketplace when they are recomputed.
    private Task<int> MarkMarketDaysAsync(CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO analytics.market_days_to_roll_up (day, currency)
            SELECT coalesce(s.day, m.day), coalesce(s.currency, m.currency)
            FROM (SELECT day, currency, sum(orders) AS orders, sum(units) AS units, sum(gross_minor) AS gross,
                sum(refunds_minor) AS refunds FROM analytics.seller_daily GROUP BY 1, 2) s
            FULL JOIN analytics.market_daily m ON m.day = s.day AND m.currency = s.currency
            WHERE (s.orders, s.units, s.gross, s.refunds)
                IS DISTINCT FROM (m.orders::bigint, m.units::numeric, m.gross_minor::numeric, m.refunds_minor::numeric)
                OR (m.orders > 0 AND NOT EXISTS (SELECT 1 FROM analytics.market_returns r
                    WHERE r.day = m.day AND r.currency = m.currency))
            ON CONFLICT DO NOTHING
            """,
            cancellationToken
        );
}
