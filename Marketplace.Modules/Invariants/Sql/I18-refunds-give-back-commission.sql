-- I18 An order's refunds give back the commission of their lines and the tax on it, and the ledger booked just that.
-- Bir siparişin iadeleri, satırlarının komisyonunu ve vergisini geri verir; deftere işlenen de tam olarak budur.
-- Keys: orders.orders id
WITH refunded AS (
    SELECT order_id, SUM(commission_minor) AS commission, SUM(commission_tax_minor) AS tax,
           COALESCE(SUM(commission_minor) FILTER (WHERE status = 'Succeeded'), 0) AS paid_commission,
           COALESCE(SUM(commission_tax_minor) FILTER (WHERE status = 'Succeeded'), 0) AS paid_tax
    FROM payments.refunds WHERE order_id >= @from AND order_id < @to
    GROUP BY order_id HAVING bool_and(commission_minor IS NOT NULL)),
lines AS (
    SELECT order_id, SUM(commission_refunded_minor) AS commission,
           SUM(CASE WHEN total_minor = 0 THEN 0
                    ELSE round(commission_minor::numeric * refunded_minor / total_minor) END) AS due
    FROM orders.order_lines WHERE order_id IN (SELECT order_id FROM refunded) GROUP BY order_id),
booked AS (
    SELECT e.order_id,
           COALESCE(SUM(p.debit_minor - p.credit_minor)
               FILTER (WHERE p.account_code = 'commission_revenue'), 0) AS commission,
           COALESCE(SUM(p.debit_minor - p.credit_minor) FILTER (WHERE p.account_code = 'output_tax'), 0) AS tax
    FROM (
        SELECT id, ref_id AS order_id FROM ledger.entries
        WHERE kind = 'RefundCommissionCorrected' AND ref_id >= @from AND ref_id < @to
        UNION ALL
        SELECT e.id, r.order_id FROM payments.refunds AS r JOIN ledger.entries AS e
          ON e.kind IN ('OrderRefunded', 'OrderRefundReturned', 'RefundAssigned', 'DisputeLost') AND e.ref_id = r.id
        WHERE r.order_id >= @from AND r.order_id < @to) AS e
    JOIN ledger.postings AS p ON p.entry_id = e.id
    GROUP BY 1)
SELECT format('order %s: lines give back %s, refunds %s, due %s', o.id, l.commission, f.commission, l.due) AS violation
FROM refunded AS f
JOIN orders.orders AS o ON o.id = f.order_id
JOIN lines AS l ON l.order_id = f.order_id
WHERE l.commission <> f.commission OR l.commission <> l.due
UNION ALL
SELECT format('order %s: commission tax given back %s, refunds %s', o.id, o.commission_tax_refunded_minor, f.tax)
FROM refunded AS f
JOIN orders.orders AS o ON o.id = f.order_id
JOIN lines AS l ON l.order_id = f.order_id
WHERE o.commission_tax_refunded_minor <> f.tax
   OR f.tax <> CASE WHEN o.commission_total_minor = 0 THEN 0
                    ELSE round(round(o.commission_total_minor * 0.2) * l.commission / o.commission_total_minor) END
UNION ALL
SELECT format('order %s: paid back commission %s and tax %s, booked %s and %s', f.order_id, f.paid_commission,
              f.paid_tax, COALESCE(b.commission, 0), COALESCE(b.tax, 0))
FROM refunded AS f
LEFT JOIN booked AS b ON b.order_id = f.order_id
WHERE f.paid_commission <> COALESCE(b.commission, 0) OR f.paid_tax <> COALESCE(b.tax, 0)
