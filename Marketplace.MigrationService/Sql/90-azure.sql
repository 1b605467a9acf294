-- In Azure every host has an identity of its own and is a member of azure_pg_admin, and what the migration makes belongs to the
-- migration's identity. The others get their rights here; elsewhere the role does not exist and nothing happens.
DO $$
DECLARE owned text;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'azure_pg_admin') THEN RETURN; END IF;
    FOR owned IN SELECT nspname FROM pg_namespace WHERE pg_get_userbyid(nspowner) = current_user AND nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO azure_pg_admin', owned);
        EXECUTE format('GRANT ALL ON ALL TABLES IN SCHEMA %I TO azure_pg_admin', owned);
        EXECUTE format('GRANT ALL ON ALL SEQUENCES IN SCHEMA %I TO azure_pg_admin', owned);
        EXECUTE format('GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA %I TO azure_pg_admin', owned);
    END LOOP;
END $$;
