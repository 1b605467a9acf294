-- What happened to an order is never rewritten: its events are only ever added.
CREATE OR REPLACE FUNCTION orders.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of %.% are never changed or deleted.', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER order_events_append_only BEFORE UPDATE OR DELETE ON orders.order_events
    FOR EACH ROW EXECUTE FUNCTION orders.refuse_change();
