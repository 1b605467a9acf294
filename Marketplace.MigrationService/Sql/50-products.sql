-- Products: search over folded Turkish letters, the branch of a category, and movements that are never changed.

-- Folds letter case, Turkish letters and common accents, so that "IŞIK", "ışık" and "isik" are one word.
CREATE OR REPLACE FUNCTION products.fold(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT lower(translate(normalize(value, NFC),
        'ıİIşŞğĞüÜöÖçÇâÂîÎûÛêÊéÉèÈáÁàÀäÄñÑ',
        'iiissgguuooccaaiiuueeeeeeaaaaaann'))
$$;

-- The folded words of a text, one blank between them.
CREATE OR REPLACE FUNCTION products.words(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT trim(regexp_replace(products.fold(value), '[[:space:][:punct:]]+', ' ', 'g'))
$$;

-- Every word (eight at most) by its beginning, or by the beginning of its Turkish stem: "ayakkabılar" finds "ayakkabı".
CREATE OR REPLACE FUNCTION products.search_query(value text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT to_tsquery('simple', string_agg(
        CASE WHEN length(stem) >= 3 AND stem <> word THEN format('(%L:*|%L:*)', word, stem) ELSE format('%L:*', word) END, '&'))
    FROM (
        SELECT products.words(raw) AS word, products.words((ts_lexize('turkish_stem', raw))[1]) AS stem
        FROM regexp_split_to_table(lower(translate(normalize(value, NFC), 'Iİ', 'ıi')), '[[:space:][:punct:]]+') AS raw
        WHERE raw <> '' LIMIT 8) AS words
    WHERE word <> ''
$$;

-- Asked before: even where the column is there, ALTER TABLE would wait for every reader (a backup takes hours), and everybody else behind it.
DO $do$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'products.products'::regclass AND attname = 'title_words' AND NOT attisdropped) THEN
        ALTER TABLE products.products ADD COLUMN title_words text GENERATED ALWAYS AS (products.words(title)) STORED;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'products.products'::regclass AND attname = 'search' AND NOT attisdropped) THEN
        ALTER TABLE products.products ADD COLUMN search tsvector GENERATED ALWAYS AS (
            setweight(to_tsvector('simple'::regconfig, products.words(title)), 'A')
            || setweight(to_tsvector('simple'::regconfig, products.words(coalesce(brand, ''))), 'B')
            || setweight(to_tsvector('simple'::regconfig, products.words(keywords)), 'C')
            || setweight(to_tsvector('simple'::regconfig, products.words(description)), 'D')) STORED;
    END IF;
END $do$;
CREATE INDEX IF NOT EXISTS ix_products_search ON products.products USING gin (search) WHERE status = 'Active' AND visibility = 'None';

-- Typing errors are forgiven by trigrams. They are an extension of PostgreSQL's own set that a server may lack or forbid:
-- then a text that stands inside the title is all that is found beside the words.
DO $$
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE 'pg_trgm is not available (%); the search forgives no typing errors', SQLERRM;
END $$;

DO $$
DECLARE
    trigrams text := (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm');
BEGIN
    IF trigrams IS NULL THEN
        EXECUTE 'CREATE OR REPLACE FUNCTION products.resembles(title text, query text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
            ''SELECT query <> '''''''' AND strpos(title, query) > 0''';
        EXECUTE 'CREATE OR REPLACE FUNCTION products.resemblance(title text, query text) RETURNS real LANGUAGE sql IMMUTABLE PARALLEL SAFE AS ''SELECT 0.5::real''';
    ELSE
        EXECUTE format('CREATE OR REPLACE FUNCTION products.resembles(title text, query text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
            ''SELECT title OPERATOR(%s.%%>) query''', trigrams);
        EXECUTE format('CREATE OR REPLACE FUNCTION products.resemblance(title text, query text) RETURNS real LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
            ''SELECT %s.word_similarity(query, title)''', trigrams);
        EXECUTE format('CREATE INDEX IF NOT EXISTS ix_products_title_trigrams ON products.products USING gin (title_words %s.gin_trgm_ops) WHERE status = ''Active'' AND visibility = ''None''', trigrams);
    END IF;
END $$;

-- Products by what their variants are, such as a colour.
CREATE INDEX IF NOT EXISTS ix_variants_options ON products.variants USING gin (options jsonb_path_ops) WHERE is_active;

-- A category, given by id or slug, and everything below it.
CREATE OR REPLACE FUNCTION products.category_branch(root text) RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH RECURSIVE branch AS (
        SELECT id FROM products.categories WHERE slug = root OR id::text = root
        UNION SELECT c.id FROM products.categories c JOIN branch b ON c.parent_id = b.id)
    SELECT id FROM branch
$$;

CREATE OR REPLACE FUNCTION products.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of % are never changed or removed.', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE OR REPLACE TRIGGER stock_movements_are_append_only BEFORE UPDATE OR DELETE ON products.stock_movements
    FOR EACH ROW EXECUTE FUNCTION products.refuse_change();

-- Stock changes in place with every order: room on the page keeps its indexes untouched.
ALTER TABLE products.stock_items SET (fillfactor = 80);
ALTER TABLE products.products SET (fillfactor = 90);

-- Whether a text stands in another, for the lists of sellers and administrators.
CREATE OR REPLACE FUNCTION products.matches(value text, part text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT strpos(products.fold(value), products.fold(part)) > 0
$$;
