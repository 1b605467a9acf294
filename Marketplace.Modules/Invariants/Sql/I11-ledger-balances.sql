-- I11 Ledger entries balance; each paid card order, invoice and cash order commission has one entry of its amount.
-- Her defter kaydı denktir; ödenmiş her kartlı sipariş, ödenmiş her fatura ve kapıda ödenen her siparişin komisyonu, tutarında tek bir kayda sahiptir.
SELECT format('entry %s (%s): debit %s, credit %s', e.id, e.kind, COALESCE(SUM(p.debit_minor), 0), COALESCE(SUM(p.credit_minor), 0)) AS violation
FROM ledger.entries AS e
LEFT JOIN ledger.postings AS p ON p.entry_id = e.id
GROUP BY e.id, e.kind
HAVING COALESCE(SUM(p.debit_minor), 0) <> COALESCE(SUM(p.credit_minor), 0) OR COUNT(p.line) = 0
UNION ALL
SELECT format('order %s: paid %s, booked %s in %s entries', o.id, o.total_minor, COALESCE(b.amount, 0), COALESCE(b.entries, 0))
FROM orders.orders AS o
LEFT JOIN (
    SELECT e.ref_id, COUNT(DISTINCT e.id) AS entries, SUM(p.debit_minor) AS amount
    FROM ledger.entries AS e JOIN ledger.postings AS p ON p.entry_id = e.id WHERE e.kind = 'OrderPaid' GROUP BY e.ref_id) AS b ON b.ref_id = o.id
WHERE o.payment_method = 'Card' AND o.paid_at IS NOT NULL AND (COALESCE(b.entries, 0) <> 1 OR b.amount <> o.total_minor)
UNION ALL
SELECT format('invoice %s: paid %s, booked %s', i.id, i.total_minor, COALESCE(b.amount, 0))
FROM subscriptions.invoices AS i
LEFT JOIN (
    SELECT e.ref_id, SUM(p.debit_minor) AS amount
    FROM ledger.entries AS e JOIN ledger.postings AS p ON p.entry_id = e.id WHERE e.kind = 'SubscriptionPaid' GROUP BY e.ref_id) AS b ON b.ref_id = i.id
WHERE i.status = 'Paid' AND i.total_minor > 0 AND COALESCE(b.amount, 0) <> i.total_minor
UNION ALL
SELECT format('order %s: paid at the door, commission %s, booked %s in %s entries', o.id, o.commission_total_minor, COALESCE(b.amount, 0), COALESCE(b.entries, 0))
FROM orders.orders AS o
LEFT JOIN (
    SELECT e.ref_id, COUNT(DISTINCT e.id) AS entries, SUM(p.credit_minor) FILTER (WHERE p.account_code = 'commission_revenue') AS amount
    FROM ledger.entries AS e JOIN ledger.postings AS p ON p.entry_id = e.id WHERE e.kind = 'CashCollected' GROUP BY e.ref_id) AS b ON b.ref_id = o.id
WHERE o.payment_method = 'CashOnDelivery' AND o.status IN ('Delivered', 'Completed') AND o.commission_total_minor > 0
  AND (COALESCE(b.entries, 0) <> 1 OR b.amount IS DISTINCT FROM o.commission_total_minor)
