-- I12 The provider's ledger balance equals captures minus refunds; finished orders have no pending balance.
-- Deftere göre sağlayıcıda duran para, tahsil edilenden iade edileni çıkarınca kalandır; biten siparişten bekleyen tutar kalmaz.
SELECT format('clearing %s, captured less refunded %s', c.balance, p.balance) AS violation
FROM (SELECT COALESCE(SUM(debit_minor - credit_minor), 0) AS balance FROM ledger.postings WHERE account_code = 'psp_clearing') AS c,
     (SELECT COALESCE(SUM(captured_minor - refunded_minor), 0) AS balance FROM payments.payments) AS p
WHERE c.balance <> p.balance
UNION ALL
SELECT format('order %s (%s): %s still pending for its seller', o.id, o.status, n.pending)
FROM orders.orders AS o
JOIN (
    SELECT COALESCE(r.order_id, e.ref_id) AS order_id, SUM(p.credit_minor - p.debit_minor) AS pending
    FROM ledger.entries AS e
    JOIN ledger.postings AS p ON p.entry_id = e.id
    JOIN ledger.accounts AS a ON a.code = p.account_code AND a.seller_id IS NOT NULL AND a.code LIKE '%:pending'
    LEFT JOIN payments.refunds AS r ON e.kind IN ('OrderRefunded', 'OrderRefundReturned', 'RefundAssigned') AND r.id = e.ref_id
    GROUP BY 1) AS n ON n.order_id = o.id
WHERE n.pending <> 0 AND (o.status = 'Completed' OR o.refunded_minor = o.total_minor)
