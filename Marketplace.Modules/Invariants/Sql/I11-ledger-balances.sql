-- I11 Ledger entries balance; each paid card order, invoice and cash order commission has one entry of its amount.
-- Her defter kaydı denktir; ödenmiş her kartlı sipariş, ödenmiş her fatura ve kapıda ödenen her siparişin komisyonu, tutarında tek bir kayda sahiptir.
-- Keys: ledger.entries id
SELECT format('entry %s (%s): debit less credit %s', e.id, e.kind,
              COALESCE(SUM(p.debit_minor - p.credit_minor)::text, 'of no postings')) AS violation
FROM ledger.entries AS e
LEFT JOIN ledger.postings AS p ON p.entry_id = e.id
WHERE e.id >= @from AND e.id < @to
GROUP BY e.id, e.kind
HAVING SUM(p.debit_minor - p.credit_minor) IS DISTINCT FROM 0
UNION ALL
SELECT format('order %s: paid %s, booked %s in %s entries', o.id, o.total_minor, COALESCE(SUM(p.debit_minor), 0),
              COUNT(p.entry_id))
FROM orders.orders AS o
LEFT JOIN (ledger.entries AS e JOIN ledger.postings AS p ON p.entry_id = e.id AND p.account_code = 'psp_clearing')
  ON e.kind = 'OrderPaid' AND e.ref_id = o.id
WHERE o.id >= @from AND o.id < @to AND o.payment_method = 'Card' AND o.paid_at IS NOT NULL
GROUP BY o.id, o.total_minor
HAVING COUNT(p.entry_id) <> 1 OR SUM(p.debit_minor) <> o.total_minor
UNION ALL
SELECT format('invoice %s: paid %s, booked %s', i.id, i.total_minor, COALESCE(SUM(p.debit_minor), 0))
FROM subscriptions.invoices AS i
LEFT JOIN (ledger.entries AS e JOIN ledger.postings AS p ON p.entry_id = e.id AND p.account_code = 'psp_clearing')
  ON e.kind = 'SubscriptionPaid' AND e.ref_id = i.id
WHERE i.id >= @from AND i.id < @to AND i.status = 'Paid' AND i.total_minor > 0
GROUP BY i.id, i.total_minor
HAVING COALESCE(SUM(p.debit_minor), 0) <> i.total_minor
UNION ALL
SELECT format('order %s: paid at the door, commission %s, booked %s in %s entries', o.id, o.due,
              COALESCE(SUM(p.credit_minor), 0), COUNT(p.entry_id))
FROM (
    -- Nobody pays, and nobody owes commission, for units that were cancelled.
    SELECT o.id, SUM(l.commission_minor - CASE WHEN l.cancelled_quantity = 0 OR l.total_minor = 0 THEN 0
        ELSE round(l.commission_minor::numeric * round(l.total_minor::numeric * l.cancelled_quantity / l.quantity)
                   / l.total_minor) END) AS due
    FROM orders.orders AS o JOIN orders.order_lines AS l ON l.order_id = o.id
    WHERE o.id >= @from AND o.id < @to AND o.payment_method = 'CashOnDelivery'
      AND o.status IN ('Delivered', 'Completed') AND o.commission_total_minor > 0
    GROUP BY o.id) AS o
LEFT JOIN (ledger.entries AS e JOIN ledger.postings AS p ON p.entry_id = e.id
             AND p.account_code = 'commission_revenue')
  ON e.kind = 'CashCollected' AND e.ref_id = o.id
GROUP BY o.id, o.due
HAVING COUNT(p.entry_id) <> (o.due > 0)::int OR COALESCE(SUM(p.credit_minor), 0) <> o.due
