-- What an administrator did is never rewritten: the audit log is only ever added to.
CREATE OR REPLACE FUNCTION platform.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of %.% are never changed or deleted.', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON platform.audit_entries
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE OR REPLACE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON platform.audit_entries
    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

-- Folds letter case, Turkish letters and common accents, as products.fold does for the catalog.
CREATE OR REPLACE FUNCTION platform.fold(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT lower(translate(normalize(value, NFC),
        'ıİIşŞğĞüÜöÖçÇâÂîÎûÛêÊéÉèÈáÁàÀäÄñÑ',
        'iiissgguuooccaaiiuueeeeeeaaaaaann'))
$$;

-- Whether a text stands in another, for search boxes outside of the catalog.
CREATE OR REPLACE FUNCTION platform.matches(value text, part text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT strpos(platform.fold(value), platform.fold(part)) > 0
$$;
