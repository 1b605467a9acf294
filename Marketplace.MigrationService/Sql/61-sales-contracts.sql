-- What a buyer agreed to is never rewritten, and neither is the text it was made from: rows are only ever added.
-- orders.refuse_change() is in 60-orders.sql.

CREATE OR REPLACE TRIGGER sales_contract_templates_append_only BEFORE UPDATE OR DELETE ON orders.sales_contract_templates
    FOR EACH ROW EXECUTE FUNCTION orders.refuse_change();
CREATE OR REPLACE TRIGGER sales_contract_texts_append_only BEFORE UPDATE OR DELETE ON orders.sales_contract_texts
    FOR EACH ROW EXECUTE FUNCTION orders.refuse_change();
CREATE OR REPLACE TRIGGER sales_contract_acceptances_append_only
    BEFORE UPDATE OR DELETE ON orders.sales_contract_acceptances
    FOR EACH ROW EXECUTE FUNCTION orders.refuse_change();

CREATE OR REPLACE TRIGGER sales_contract_templates_no_truncate BEFORE TRUNCATE ON orders.sales_contract_templates
    FOR EACH STATEMENT EXECUTE FUNCTION orders.refuse_change();
CREATE OR REPLACE TRIGGER sales_contract_texts_no_truncate BEFORE TRUNCATE ON orders.sales_contract_texts
    FOR EACH STATEMENT EXECUTE FUNCTION orders.refuse_change();
CREATE OR REPLACE TRIGGER sales_contract_acceptances_no_truncate BEFORE TRUNCATE ON orders.sales_contract_acceptances
    FOR EACH STATEMENT EXECUTE FUNCTION orders.refuse_change();
