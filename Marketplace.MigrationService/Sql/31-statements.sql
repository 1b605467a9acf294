-- Statements are documents: made once, never changed. A correction is another entry, and so part of the next statement.
CREATE OR REPLACE FUNCTION payments.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Statements are not changed: correct % by another ledger entry', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER tr_statements_append_only BEFORE UPDATE OR DELETE ON payments.statements
    FOR EACH ROW EXECUTE FUNCTION payments.refuse_change();
CREATE OR REPLACE TRIGGER tr_statement_postings_append_only BEFORE UPDATE OR DELETE ON payments.statement_postings
    FOR EACH ROW EXECUTE FUNCTION payments.refuse_change();
