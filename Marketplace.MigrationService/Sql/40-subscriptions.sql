-- A plan's version is a promise to those who pay for it: it is followed by another version, never changed.
CREATE OR REPLACE FUNCTION subscriptions.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of %.% are never changed or deleted.', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER plan_versions_immutable BEFORE UPDATE OR DELETE ON subscriptions.plan_versions
    FOR EACH ROW EXECUTE FUNCTION subscriptions.refuse_change();

-- An issued invoice keeps its number, its amounts and its lines; only its fate changes.
CREATE OR REPLACE FUNCTION subscriptions.keep_issued_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.status <> 'Open'
        OR (NEW.id, NEW.number, NEW.seller_id, NEW.subscription_id, NEW.purpose, NEW.plan_code, NEW.plan_version, NEW.total_minor, NEW.tax_minor, NEW.currency, NEW.issued_at, NEW.due_at)
        IS DISTINCT FROM
        (OLD.id, OLD.number, OLD.seller_id, OLD.subscription_id, OLD.purpose, OLD.plan_code, OLD.plan_version, OLD.total_minor, OLD.tax_minor, OLD.currency, OLD.issued_at, OLD.due_at)
    THEN
        RAISE EXCEPTION 'Invoice % is issued and stays as it is.', OLD.number USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER invoices_immutable BEFORE UPDATE OR DELETE ON subscriptions.invoices
    FOR EACH ROW EXECUTE FUNCTION subscriptions.keep_issued_invoice();

CREATE OR REPLACE TRIGGER invoices_no_truncate BEFORE TRUNCATE ON subscriptions.invoices FOR EACH STATEMENT EXECUTE FUNCTION subscriptions.refuse_change();
CREATE OR REPLACE TRIGGER invoice_lines_no_truncate BEFORE TRUNCATE ON subscriptions.invoice_lines FOR EACH STATEMENT EXECUTE FUNCTION subscriptions.refuse_change();

CREATE OR REPLACE TRIGGER invoice_lines_immutable BEFORE UPDATE OR DELETE ON subscriptions.invoice_lines
    FOR EACH ROW EXECUTE FUNCTION subscriptions.refuse_change();
