-- What happened to a return is never rewritten: its events are only ever added.
CREATE OR REPLACE TRIGGER return_events_append_only BEFORE UPDATE OR DELETE ON orders.return_events
    FOR EACH ROW EXECUTE FUNCTION orders.refuse_change();
