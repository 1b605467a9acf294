-- I9 Refunds never exceed the captured amount, and a payment's totals match its refunds.
-- İadeler tahsil edileni aşmaz; ödemedeki toplamlar iadelerin toplamıdır.
-- Keys: payments.payments id in every table
SELECT format('payment %s: captured %s, refunded %s of %s, promised %s of %s', p.id, p.captured_minor, p.refunded_minor,
              COALESCE(r.paid, 0), p.refund_pending_minor, COALESCE(r.promised, 0)) AS violation
FROM payments.payments AS p
LEFT JOIN (
    SELECT payment_id, SUM(amount_minor) FILTER (WHERE status = 'Succeeded') AS paid,
           SUM(amount_minor) FILTER (WHERE status = 'Pending') AS promised
    FROM payments.refunds WHERE payment_id >= @from AND payment_id < @to
    GROUP BY payment_id) AS r ON r.payment_id = p.id
WHERE p.id >= @from AND p.id < @to
  AND (p.refunded_minor + p.refund_pending_minor > p.captured_minor OR p.captured_minor > p.amount_minor
    OR p.refunded_minor <> COALESCE(r.paid, 0) OR p.refund_pending_minor <> COALESCE(r.promised, 0))
