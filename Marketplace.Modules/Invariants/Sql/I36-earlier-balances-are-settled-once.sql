-- I36 A balance that was settled before payouts began is in the first statement of its store, which closes with zero.
-- Ödemeler başlamadan kapatılan bakiye mağazasının ilk ekstresindedir; o ekstre sıfırla kapanır.
-- Keys: ledger.entries id
SELECT format('entry %s of store %s: statement %s, closing %s', e.id, e.ref_id, COALESCE(s.number, 'none'),
              s.closing_minor) AS violation
FROM ledger.entries AS e
LEFT JOIN payments.statement_postings AS m ON m.entry_id = e.id
LEFT JOIN payments.statements AS s ON s.id = m.statement_id
WHERE e.id >= @from AND e.id < @to AND e.kind = 'SettledBefore'
  AND (s.id IS NULL OR s.seller_id <> e.ref_id OR s.closing_minor <> 0 OR s.from_at IS NOT NULL)
