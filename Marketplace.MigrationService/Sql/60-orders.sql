-- What happened to an order is never rewritten: its events are only ever added.
CREATE OR REPLACE FUNCTION orders.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of %.% are never changed or deleted.', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER order_events_append_only BEFORE UPDATE OR DELETE ON orders.order_events
    FOR EACH ROW EXECUTE FUNCTION orders.refuse_change();

-- The version before moves orders without their units. At the commit, units that were left behind follow the status;
-- where this version moved them, nothing is left to do. To be dropped when the version before is gone.
CREATE OR REPLACE FUNCTION orders.follow_with_units() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status IN ('Cancelled', 'Rejected') THEN
        UPDATE orders.order_lines SET cancelled_quantity = quantity - packed_quantity
        WHERE order_id = NEW.id AND cancelled_quantity + packed_quantity < quantity;
    ELSIF NEW.status = 'Shipped' THEN
        UPDATE orders.order_lines
        SET packed_quantity = quantity - cancelled_quantity, shipped_quantity = quantity - cancelled_quantity
        WHERE order_id = NEW.id AND shipped_quantity + cancelled_quantity < quantity;
    ELSE
        UPDATE orders.order_lines
        SET packed_quantity = quantity - cancelled_quantity, shipped_quantity = quantity - cancelled_quantity,
            delivered_quantity = quantity - cancelled_quantity
        WHERE order_id = NEW.id AND delivered_quantity + cancelled_quantity < quantity;
    END IF;
    RETURN NULL;
END $$;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgname = 'orders_take_their_units_along') THEN
        CREATE CONSTRAINT TRIGGER orders_take_their_units_along AFTER UPDATE OF status ON orders.orders
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
            WHEN (NEW.status IN ('Shipped', 'Delivered', 'Completed', 'Cancelled', 'Rejected'))
            EXECUTE FUNCTION orders.follow_with_units();
    END IF;
END $$;
