-- I24 An accepted return has one refund, or one entry of what a cash order's buyer is owed, of its amount; others none.
-- Kabul edilen iadenin, tutarında tek bir geri ödemesi ya da kapıda ödenen siparişte tek bir borç kaydı vardır; başkasının yoktur.
-- Keys: orders.orders id
WITH returned AS (
    SELECT r.id, r.order_id, r.status, r.refund_id, r.refund_minor, r.accepted_at, r.iban_cipher IS NOT NULL AS is_cash,
           (SELECT SUM(amount_minor) FROM orders.return_lines WHERE return_id = r.id) AS lines_minor
    FROM orders.returns AS r WHERE r.order_id >= @from AND r.order_id < @to)
SELECT format('return %s (%s): refund %s of %s, lines %s', r.id, r.status, f.amount_minor, r.refund_minor,
              r.lines_minor) AS violation
FROM returned AS r
-- Part of it may have been refunded at the provider, and is a refund of its own.
LEFT JOIN LATERAL (
    SELECT whole.order_id, whole.amount_minor + COALESCE((
        SELECT SUM(part.amount_minor) FROM payments.refunds AS part WHERE part.split_of = whole.id), 0) AS amount_minor
    FROM payments.refunds AS whole WHERE whole.id = r.refund_id) AS f ON true
WHERE CASE
    WHEN r.accepted_at IS NULL THEN r.refund_minor <> 0 OR r.refund_id IS NOT NULL OR r.lines_minor IS NOT NULL
    WHEN r.is_cash OR r.refund_minor = 0 THEN r.refund_id IS NOT NULL OR r.lines_minor > r.refund_minor
    ELSE f.amount_minor IS DISTINCT FROM r.refund_minor OR f.order_id <> r.order_id OR r.lines_minor > r.refund_minor
    END
   OR (r.accepted_at IS NOT NULL) <> (r.status IN ('Accepted', 'Refunded'))
UNION ALL
SELECT format('return %s (%s): owed to the buyer %s, paid %s of %s', r.id, r.status, COALESCE(SUM(b.owed), 0),
              COALESCE(SUM(b.paid), 0), r.refund_minor)
FROM returned AS r
LEFT JOIN (
    SELECT e.ref_id, p.credit_minor AS owed, p.debit_minor AS paid
    FROM ledger.postings AS p JOIN ledger.entries AS e ON e.id = p.entry_id
    WHERE p.account_code = 'buyer_refunds' AND e.kind IN ('CashRefundDue', 'CashRefundPaid')
    -- A payout that came back after it was paid is owed again.
    UNION ALL SELECT return_id, 0, amount_minor FROM payments.payouts
    WHERE return_id IS NOT NULL AND status = 'Paid') AS b ON b.ref_id = r.id
GROUP BY r.id, r.status, r.is_cash, r.refund_minor
HAVING COALESCE(SUM(b.owed), 0) <> CASE WHEN r.is_cash THEN r.refund_minor ELSE 0 END
    OR COALESCE(SUM(b.paid), 0) <> CASE WHEN r.is_cash AND r.status = 'Refunded' THEN r.refund_minor ELSE 0 END
