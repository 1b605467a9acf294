-- I28 A payout is reserved once with its amount, booked as paid exactly when it was, and given back exactly when it ended otherwise.
-- Her ödeme tutarıyla bir kez ayrılır; ancak yapıldıysa yapılmış, ancak başka türlü bittiyse geri alınmış olarak kayıtlıdır.
-- Keys: payments.payouts id
SELECT format('payout %s (%s) of %s: reserved %s, paid %s, back %s', o.id, o.status, o.amount_minor, b.reserved, b.paid,
              b.back) AS violation
FROM payments.payouts AS o
LEFT JOIN LATERAL (
    SELECT COALESCE(SUM(p.debit_minor) FILTER (WHERE e.kind = 'PayoutReserved'), 0) AS reserved,
           COALESCE(SUM(p.debit_minor) FILTER (WHERE e.kind = 'PayoutPaid'), 0) AS paid,
           COALESCE(SUM(p.debit_minor) FILTER (WHERE e.kind = 'PayoutBack'), 0) AS back
    FROM ledger.entries AS e JOIN ledger.postings AS p ON p.entry_id = e.id
    WHERE e.ref_id = o.id AND e.kind IN ('PayoutReserved', 'PayoutPaid', 'PayoutBack')) AS b ON true
WHERE o.id >= @from AND o.id < @to
  AND (b.reserved <> o.amount_minor
    OR b.paid <> CASE WHEN o.paid_at IS NULL THEN 0 ELSE o.amount_minor END
    -- One that the provider paid after it had failed went back before.
    OR b.back <> o.amount_minor * ((o.status IN ('Failed', 'Returned', 'Cancelled'))::int + o.paid_after_failure::int)
    OR (o.status = 'Paid' AND o.paid_at IS NULL)
    OR (o.payee = 'Seller') <> EXISTS (
        SELECT 1 FROM ledger.entries AS e JOIN ledger.postings AS p ON p.entry_id = e.id
        WHERE e.kind = 'PayoutReserved' AND e.ref_id = o.id
          AND p.account_code = format('seller:%s:payable', o.seller_id)))
UNION ALL
SELECT format('in transit %s, payouts that have not ended %s', l.balance, o.amount)
FROM (SELECT COALESCE(SUM(credit_minor - debit_minor), 0) AS balance FROM ledger.postings
      WHERE account_code = 'payouts_in_transit') AS l,
     (SELECT COALESCE(SUM(amount_minor), 0) AS amount FROM payments.payouts
      WHERE status IN ('Pending', 'Sent')) AS o
-- The balance is one of all keys: it is computed with the first slice.
WHERE @from = '00000000-0000-0000-0000-000000000000' AND l.balance <> o.amount
