-- I19 Every dispute is in the ledger: withdrawn, then given back when it was won, or booked out when it was lost.
-- Her itiraz tutarıyla defterdedir: önce çekilir, kazanılınca geri verilir, kaybedilince düşülür.
-- Keys: none
WITH booked AS (
    SELECT COALESCE(r.dispute_id, e.ref_id) AS dispute_id,
           COALESCE(SUM(p.debit_minor) FILTER (WHERE e.kind = 'DisputeOpened'), 0) AS withdrawn,
           COALESCE(SUM(p.credit_minor) FILTER (WHERE e.kind = 'DisputeWon'), 0) AS won,
           COALESCE(SUM(p.credit_minor - p.debit_minor) FILTER (
               WHERE e.kind IN ('DisputeLost', 'DisputeLossReplaced')), 0) AS lost,
           SUM(p.debit_minor - p.credit_minor) AS balance
    FROM ledger.entries AS e
    JOIN ledger.postings AS p ON p.entry_id = e.id AND p.account_code = 'disputes_open'
    LEFT JOIN payments.refunds AS r ON e.kind IN ('DisputeLost', 'DisputeLossReplaced') AND r.id = e.ref_id
    GROUP BY 1)
SELECT format('dispute %s (%s) of %s: withdrawn %s, given back %s, lost %s', COALESCE(d.id, b.dispute_id), d.status,
              d.amount_minor, b.withdrawn, b.won, b.lost) AS violation
FROM payments.disputes AS d
FULL JOIN booked AS b ON b.dispute_id = d.id
WHERE d.id IS NULL
   OR COALESCE(b.withdrawn, 0) <> CASE WHEN d.status IN ('Open', 'Won', 'Lost') THEN d.amount_minor ELSE 0 END
   OR COALESCE(b.won, 0) <> CASE WHEN d.status = 'Won' THEN d.amount_minor ELSE 0 END
   OR COALESCE(b.lost, 0) <> CASE WHEN d.status = 'Lost' THEN d.amount_minor ELSE 0 END
   OR COALESCE(b.balance, 0) <> CASE WHEN d.status = 'Open' THEN d.amount_minor ELSE 0 END
