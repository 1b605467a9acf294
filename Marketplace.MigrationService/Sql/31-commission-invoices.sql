-- Documents about a store's money are never changed: a correction is another document. A commission invoice only learns what it
-- is called as an e-invoice.

CREATE OR REPLACE FUNCTION payments.refuse_document_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Documents are never changed: correct % by another one', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE FUNCTION payments.keep_commission_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    may_change text[] := ARRAY['external_number', 'external_id', 'version'];
BEGIN
    IF to_jsonb(NEW) - may_change IS DISTINCT FROM to_jsonb(OLD) - may_change THEN
        RAISE EXCEPTION 'Commission invoice % is never changed', OLD.number USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER tr_commission_invoices_kept BEFORE UPDATE ON payments.commission_invoices
    FOR EACH ROW EXECUTE FUNCTION payments.keep_commission_invoice();
CREATE OR REPLACE TRIGGER tr_commission_invoices_no_delete BEFORE DELETE ON payments.commission_invoices
    FOR EACH ROW EXECUTE FUNCTION payments.refuse_document_change();
CREATE OR REPLACE TRIGGER tr_commission_invoice_lines_kept BEFORE UPDATE OR DELETE ON payments.commission_invoice_lines
    FOR EACH ROW EXECUTE FUNCTION payments.refuse_document_change();
CREATE OR REPLACE TRIGGER tr_rendered_documents_kept BEFORE UPDATE OR DELETE ON payments.rendered_documents
    FOR EACH ROW EXECUTE FUNCTION payments.refuse_document_change();
