-- I32 The commission invoices of a closed month, less its credit notes, are the commission booked in it; each is the sum of its lines, and no number is missing.
-- Kapanan ayın komisyon faturaları, iade belgeleri düşülünce, o ay kaydedilen komisyondur; her belge satırlarının toplamıdır, numaralarda boşluk yoktur.
-- Keys: none
WITH months AS (
    SELECT m.month, m.starts_at, m.ends_at,
           -- Entries' ids begin with the millisecond of their making.
           (lpad(to_hex((extract(epoch FROM m.starts_at) * 1000)::bigint - 300000), 12, '0') || repeat('0', 20))::uuid
               AS first_id,
           (lpad(to_hex((extract(epoch FROM m.ends_at) * 1000)::bigint + 300000), 12, '0') || repeat('0', 20))::uuid
               AS end_id
    FROM payments.commission_months AS m
    WHERE m.ends_at > @now - interval '100 days')
SELECT format('month %s: commission booked %s, invoiced %s; tax booked %s, invoiced %s', m.month, b.net, i.net, b.tax,
              i.tax) AS violation
FROM months AS m
CROSS JOIN LATERAL (
    SELECT COALESCE(SUM(p.credit_minor - p.debit_minor) FILTER (WHERE p.account_code = 'commission_revenue'), 0) AS net,
           COALESCE(SUM(p.credit_minor - p.debit_minor) FILTER (WHERE p.account_code = 'output_tax'), 0) AS tax
    FROM ledger.entries AS e
    JOIN ledger.postings AS p ON p.entry_id = e.id AND p.account_code IN ('commission_revenue', 'output_tax')
    LEFT JOIN payments.refunds AS r ON e.ref_type = 'refund' AND r.id = e.ref_id
    WHERE e.id >= m.first_id AND e.id < m.end_id AND e.at >= m.starts_at AND e.at < m.ends_at
      AND (p.account_code = 'commission_revenue' OR e.ref_type IN ('order', 'return') OR r.order_id IS NOT NULL)) AS b
CROSS JOIN LATERAL (
    SELECT COALESCE(SUM(CASE c.kind WHEN 'Invoice' THEN c.net_minor ELSE -c.net_minor END), 0) AS net,
           COALESCE(SUM(CASE c.kind WHEN 'Invoice' THEN c.tax_minor ELSE -c.tax_minor END), 0) AS tax
    FROM payments.commission_invoices AS c WHERE c.month = m.month) AS i
WHERE b.net <> i.net OR b.tax <> i.tax
UNION ALL
SELECT format('%s: net %s, tax %s, of its lines %s and %s', c.number, c.net_minor, c.tax_minor,
              COALESCE(SUM(l.net_minor), 0), COALESCE(SUM(l.tax_minor), 0))
FROM payments.commission_invoices AS c
LEFT JOIN payments.commission_invoice_lines AS l ON l.invoice_id = c.id
WHERE c.month > @now - interval '100 days'
GROUP BY c.id, c.number, c.net_minor, c.tax_minor
HAVING COALESCE(SUM(l.net_minor), 0) <> c.net_minor OR COALESCE(SUM(l.tax_minor), 0) <> c.tax_minor
UNION ALL
SELECT format('series KOM of %s: %s documents, last number %s', s.year, COUNT(c.id), s.last)
FROM platform.document_sequences AS s
LEFT JOIN payments.commission_invoices AS c ON c.number LIKE 'KOM-' || s.year || '-%'
WHERE s.series = 'KOM'
GROUP BY s.year, s.last
HAVING COUNT(c.id) <> s.last
