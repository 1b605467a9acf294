namespace Marketplace.MigrationService;

/// <summary>Gives the parcels of open cash orders that have left what their labels said at the door, and undelivered
/// parcels a date at which they count as back.</summary>
/// <remarks>The version before gave the delivery fee to the oldest parcel that was not called off. Repeat: changes
/// nothing.</remarks>
public static class CollectBackfill
{
    public const string Sql = """
        WITH live AS (
            SELECT p.id, p.seq, p.shipped_at IS NOT NULL AS has_left,
                   CASE WHEN row_number() OVER (PARTITION BY p.order_id ORDER BY p.seq) = 1
                        THEN o.shipping_total_minor - o.shipping_discount_minor ELSE 0 END AS fee
            FROM orders.parcels AS p
            JOIN orders.orders AS o ON o.id = p.order_id
            WHERE o.payment_method = 'CashOnDelivery' AND o.status IN ('Confirmed', 'Shipped')
              AND p.status NOT IN ('Cancelled', 'ReturnedToSeller')),
        placed AS (
            SELECT l.parcel_id, l.order_line_id, l.quantity, o.total_minor::numeric AS total, o.quantity AS ordered,
                   v.has_left, o.cancelled_quantity
                   + SUM(l.quantity) OVER (PARTITION BY l.order_line_id ORDER BY v.seq) AS up_to
            FROM live AS v
            JOIN orders.parcel_lines AS l ON l.parcel_id = v.id
            JOIN orders.order_lines AS o ON o.id = l.order_line_id),
        priced AS (
            UPDATE orders.parcel_lines AS l
            SET collect_minor = round(p.total * p.up_to / p.ordered)
                              - round(p.total * (p.up_to - p.quantity) / p.ordered)
            FROM placed AS p
            WHERE p.parcel_id = l.parcel_id AND p.order_line_id = l.order_line_id AND p.has_left
              AND l.collect_minor IS NULL
            RETURNING 1)
        UPDATE orders.parcels AS p SET collect_fee_minor = v.fee, version = p.version + 1
        FROM live AS v WHERE v.id = p.id AND v.has_left AND p.collect_fee_minor IS NULL;
        UPDATE orders.parcels SET due_at = now() + interval '10 days', version = version + 1
        WHERE status = 'Undelivered' AND due_at IS NULL;
        """;
}
