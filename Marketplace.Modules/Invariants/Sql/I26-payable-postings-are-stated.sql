-- I26 Every posting of a payable balance is in one statement of its store at most; two days before the last run none is in none.
-- Ödenebilir bakiyenin her satırı mağazasının en çok bir ekstresindedir; son çalıştırmadan iki gün öncesine kadar ekstresiz satır yoktur.
-- Keys: ledger.entries id
SELECT format('entry %s line %s (%s): statement %s of store %s', p.entry_id, p.line, p.account_code, s.number,
              s.seller_id) AS violation
FROM payments.statement_postings AS m
JOIN ledger.postings AS p ON p.entry_id = m.entry_id AND p.line = m.line
JOIN payments.statements AS s ON s.id = m.statement_id
WHERE m.entry_id >= @from AND m.entry_id < @to AND p.account_code <> format('seller:%s:payable', s.seller_id)
UNION ALL
SELECT format('entry %s line %s (%s): in no statement, booked at %s', p.entry_id, p.line, p.account_code, e.at)
FROM ledger.entries AS e
JOIN ledger.postings AS p ON p.entry_id = e.id AND p.account_code LIKE 'seller:%:payable'
LEFT JOIN payments.statement_postings AS m ON m.entry_id = p.entry_id AND m.line = p.line
WHERE e.id >= @from AND e.id < @to AND m.entry_id IS NULL
  AND e.at < (SELECT MAX(started_at) - interval '2 days' FROM payments.payout_runs
              WHERE finished_at IS NOT NULL AND failures = 0)
