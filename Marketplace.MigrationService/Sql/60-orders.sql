-- What happened to an order is never rewritten: its events are only ever added.
CREATE OR REPLACE FUNCTION orders.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of %.% are never changed or deleted.', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER order_events_append_only BEFORE UPDATE OR DELETE ON orders.order_events
    FOR EACH ROW EXECUTE FUNCTION orders.refuse_change();

-- What somebody wrote is never rewritten: support can hide a message, which keeps its words.
CREATE OR REPLACE FUNCTION orders.keep_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (OLD.thread_id, OLD.seq, OLD.from_side, OLD.body, OLD.at)
        IS DISTINCT FROM (NEW.thread_id, NEW.seq, NEW.from_side, NEW.body, NEW.at) THEN
        RAISE EXCEPTION 'The words of a message are never changed or deleted.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER messages_keep_words BEFORE UPDATE OR DELETE ON orders.messages
    FOR EACH ROW EXECUTE FUNCTION orders.keep_words();

CREATE OR REPLACE TRIGGER invoice_links_append_only BEFORE UPDATE OR DELETE ON orders.invoice_links
    FOR EACH ROW EXECUTE FUNCTION orders.refuse_change();

-- A store's unread threads, and those whose reader is to be told: few of many.
CREATE INDEX IF NOT EXISTS ix_message_threads_unread ON orders.message_threads (seller_id, last_message_at, id)
    WHERE seller_unread > 0;
CREATE INDEX IF NOT EXISTS ix_message_threads_buyer_announce_at ON orders.message_threads (buyer_announce_at)
    WHERE buyer_announce_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS ix_message_threads_seller_announce_at ON orders.message_threads (seller_announce_at)
    WHERE seller_announce_at IS NOT NULL;
-- Nor is what happened to a parcel.
CREATE OR REPLACE TRIGGER parcel_events_append_only BEFORE UPDATE OR DELETE ON orders.parcel_events
    FOR EACH ROW EXECUTE FUNCTION orders.refuse_change();
