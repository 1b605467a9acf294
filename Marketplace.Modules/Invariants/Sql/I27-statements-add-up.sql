-- I27 A statement closes with its opening and its postings, opens with the closing of the one before, and numbers have no gap.
-- Ekstrenin kapanışı açılışı ile satırlarının toplamıdır; açılışı bir öncekinin kapanışıdır; numaralarda boşluk yoktur.
-- Keys: payments.statements seller_id
WITH stated AS (
    SELECT s.id, s.number, s.seller_id, s.opening_minor, s.closing_minor, s.posting_count,
           COALESCE(LAG(s.closing_minor) OVER w, 0) AS before_minor,
           ROW_NUMBER() OVER (PARTITION BY s.seller_id, split_part(s.number, '-', 2) ORDER BY s.number) AS place
    FROM payments.statements AS s
    WHERE s.seller_id >= @from AND s.seller_id < @to
    WINDOW w AS (PARTITION BY s.seller_id ORDER BY s.number)),
added AS (
    SELECT m.statement_id, SUM(p.credit_minor - p.debit_minor) AS sum_minor, COUNT(*) AS postings
    FROM payments.statement_postings AS m
    JOIN payments.statements AS s ON s.id = m.statement_id
    JOIN ledger.postings AS p ON p.entry_id = m.entry_id AND p.line = m.line
    WHERE s.seller_id >= @from AND s.seller_id < @to
    GROUP BY m.statement_id)
SELECT format('statement %s of store %s: opening %s, before %s, postings %s (%s of %s), closing %s', s.number,
              s.seller_id, s.opening_minor, s.before_minor, a.sum_minor, a.postings, s.posting_count,
              s.closing_minor) AS violation
FROM stated AS s LEFT JOIN added AS a ON a.statement_id = s.id
WHERE s.opening_minor <> s.before_minor
   OR s.closing_minor IS DISTINCT FROM s.opening_minor + a.sum_minor
   OR s.posting_count IS DISTINCT FROM a.postings
   OR s.place <> split_part(s.number, '-', 3)::int
