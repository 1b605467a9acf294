-- I30 The tax withheld of an order is that of its part that was not refunded.
-- Bir siparişten kesilen stopaj, siparişin iade edilmeyen bölümünün stopajıdır.
-- Keys: payments.withholdings order_id
SELECT format('order %s: withheld %s of %s, refunded %s of %s', w.order_id, b.withheld, w.amount_minor,
              o.refunded_minor, o.total_minor) AS violation
FROM payments.withholdings AS w
JOIN orders.orders AS o ON o.id = w.order_id
LEFT JOIN LATERAL (
    SELECT COALESCE(SUM(p.credit_minor - p.debit_minor), 0) AS withheld
    FROM ledger.entries AS e JOIN ledger.postings AS p ON p.entry_id = e.id AND p.account_code = 'withholding_payable'
    WHERE e.ref_id = w.order_id AND e.kind IN ('Withheld', 'WithheldBack')) AS b ON true
WHERE w.order_id >= @from AND w.order_id < @to
  AND b.withheld <> w.amount_minor - round(w.amount_minor::numeric * o.refunded_minor / o.total_minor)
