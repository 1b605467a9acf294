-- The ledger is append-only, and every entry balances at the commit, with as many postings as it says: none can be added to it later.

CREATE OR REPLACE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The ledger is append-only: correct % by another entry', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE FUNCTION ledger.check_balance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    entry uuid;
    debit numeric;
    credit numeric;
    counted bigint;
    promised integer;
BEGIN
    IF TG_TABLE_NAME = 'entries' THEN entry := NEW.id; ELSE entry := NEW.entry_id; END IF;
    SELECT SUM(debit_minor), SUM(credit_minor), COUNT(*) INTO debit, credit, counted FROM ledger.postings WHERE entry_id = entry;
    IF debit IS NULL OR debit <> credit THEN
        RAISE EXCEPTION 'Ledger entry % does not balance: debit %, credit %', entry, debit, credit USING ERRCODE = 'check_violation';
    END IF;
    SELECT posting_count INTO promised FROM ledger.entries WHERE id = entry;
    IF counted <> promised THEN
        RAISE EXCEPTION 'Ledger entry % has % postings and says %', entry, counted, promised USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER tr_entries_append_only BEFORE UPDATE OR DELETE ON ledger.entries FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE OR REPLACE TRIGGER tr_postings_append_only BEFORE UPDATE OR DELETE ON ledger.postings FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE OR REPLACE TRIGGER tr_entries_no_truncate BEFORE TRUNCATE ON ledger.entries FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE OR REPLACE TRIGGER tr_postings_no_truncate BEFORE TRUNCATE ON ledger.postings FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

CREATE OR REPLACE TRIGGER tr_accounts_append_only BEFORE UPDATE OR DELETE ON ledger.accounts FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE OR REPLACE TRIGGER tr_accounts_no_truncate BEFORE TRUNCATE ON ledger.accounts FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

-- PostgreSQL has no CREATE OR REPLACE for constraint triggers.
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = 'tr_entries_balance') THEN
        CREATE CONSTRAINT TRIGGER tr_entries_balance AFTER INSERT ON ledger.entries
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.check_balance();
    END IF;
    IF NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = 'tr_postings_balance') THEN
        CREATE CONSTRAINT TRIGGER tr_postings_balance AFTER INSERT ON ledger.postings
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.check_balance();
    END IF;
END $$;
