namespace Marketplace.MigrationService;

/// <summary>Gives each order that was shipped without a parcel one that contains all of its units.</summary>
/// <remarks>For orders of the version before, and for demo data. The parcel has the id of its order, and no carrier of
/// the list, because carriers were free text. Repeat: changes nothing.</remarks>
public static class ParcelBackfill
{
    public const string Sql = """
        WITH shipped AS (
            SELECT o.*, o.status <> 'Shipped' AS is_delivered FROM orders.orders AS o
            WHERE o.status IN ('Shipped', 'Delivered', 'Completed')
              AND EXISTS (SELECT 1 FROM orders.order_lines AS l WHERE l.order_id = o.id)
              AND NOT EXISTS (SELECT 1 FROM orders.parcels AS p WHERE p.order_id = o.id)),
        packed AS (
            INSERT INTO orders.parcels (id, order_id, seller_id, seq, number, status, delivery_type, carrier_name,
                tracking_number, boxes, created_at, shipped_at, delivered_at, due_at, last_event_seq, version)
            SELECT id, id, seller_id, 1, number || '-1', CASE WHEN is_delivered THEN 'Delivered' ELSE 'Shipped' END,
                   delivery_type, carrier, tracking_number, 1, COALESCE(shipped_at, created_at), shipped_at,
                   CASE WHEN is_delivered THEN delivered_at END, CASE WHEN NOT is_delivered THEN due_at END,
                   CASE WHEN is_delivered THEN 2 ELSE 1 END, 1
            FROM shipped
            RETURNING order_id),
        filled AS (
            INSERT INTO orders.parcel_lines (parcel_id, order_line_id, quantity)
            SELECT l.order_id, l.id, l.quantity - l.cancelled_quantity
            FROM orders.order_lines AS l
            JOIN packed AS p ON p.order_id = l.order_id
            WHERE l.quantity > l.cancelled_quantity
            RETURNING 1)
        INSERT INTO orders.parcel_events (parcel_id, seq, status, source, at)
        SELECT id, 1, 'Shipped', 'System', COALESCE(shipped_at, created_at) FROM shipped
        UNION ALL
        SELECT id, 2, 'Delivered', 'System', COALESCE(delivered_at, shipped_at, created_at) FROM shipped
        WHERE is_delivered;
        UPDATE orders.orders SET due_at = NULL WHERE status = 'Shipped' AND due_at IS NOT NULL;
        """;

    /// <summary>Orders that the version before delivers take their parcels along at the commit; where this version
    /// delivered them, nothing is left to do. To be dropped when the version before is gone.</summary>
    public const string FollowSql = """
        CREATE OR REPLACE FUNCTION orders.follow_with_parcels() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            WITH left_behind AS (
                UPDATE orders.parcels SET status = 'Delivered', delivered_at = COALESCE(NEW.delivered_at, now()),
                    due_at = NULL, last_event_seq = last_event_seq + 1, version = version + 1
                WHERE order_id = NEW.id AND status = 'Shipped' RETURNING id, last_event_seq, delivered_at)
            INSERT INTO orders.parcel_events (parcel_id, seq, status, source, at)
            SELECT id, last_event_seq, 'Delivered', 'System', delivered_at FROM left_behind;
            RETURN NULL;
        END $$;
        CREATE CONSTRAINT TRIGGER orders_take_their_parcels_along AFTER UPDATE OF status ON orders.orders
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
            WHEN (NEW.status IN ('Delivered', 'Completed') AND OLD.status = 'Shipped')
            EXECUTE FUNCTION orders.follow_with_parcels();
        """;

    /// <summary>Takes <see cref="FollowSql"/> back.</summary>
    public const string StopFollowingSql = """
        DROP TRIGGER orders_take_their_parcels_along ON orders.orders;
        DROP FUNCTION orders.follow_with_parcels();
        """;

    /// <summary>Takes the deadlines back to the orders, for a version that knows no parcels.</summary>
    public const string UndoSql = """
        UPDATE orders.orders AS o SET due_at = p.due_at
        FROM (SELECT order_id, MAX(due_at) AS due_at FROM orders.parcels WHERE due_at IS NOT NULL GROUP BY 1) AS p
        WHERE p.order_id = o.id AND o.status = 'Shipped';
        """;
}
