-- A plan's version is a promise to those who pay for it: it is followed by another version, never changed.
CREATE OR REPLACE FUNCTION subscriptions.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of %.% are never changed or deleted.', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

DROP TRIGGER IF EXISTS plan_versions_immutable ON subscriptions.plan_versions;
CREATE TRIGGER plan_versions_immutable BEFORE UPDATE OR DELETE ON subscriptions.plan_versions
    FOR EACH ROW EXECUTE FUNCTION subscriptions.refuse_change();
