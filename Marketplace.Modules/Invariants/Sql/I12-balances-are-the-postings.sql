-- I12 The provider's balance equals captures less refunds and disputes; finished orders have no pending balance.
-- Sağlayıcıda duran para, tahsil edilen eksi iade ve itiraz edilendir; biten siparişten bekleyen tutar kalmaz.
SELECT format('clearing %s, captured less refunded and disputed %s', c.balance,
              p.balance + r.balance - d.balance) AS violation
FROM (SELECT COALESCE(SUM(debit_minor - credit_minor), 0) AS balance FROM ledger.postings
      WHERE account_code = 'psp_clearing') AS c,
     (SELECT COALESCE(SUM(captured_minor - refunded_minor), 0) AS balance FROM payments.payments) AS p,
     -- What a lost dispute took counts as refunded, too: it is left out once.
     (SELECT COALESCE(SUM(amount_minor), 0) AS balance FROM payments.refunds
      WHERE dispute_id IS NOT NULL AND status = 'Succeeded') AS r,
     (SELECT COALESCE(SUM(amount_minor), 0) AS balance FROM payments.disputes WHERE status IN ('Open', 'Lost')) AS d
WHERE c.balance <> p.balance + r.balance - d.balance
UNION ALL
SELECT format('order %s (%s): %s still pending for its seller', o.id, o.status, n.pending)
FROM orders.orders AS o
JOIN (
    SELECT COALESCE(r.order_id, e.ref_id) AS order_id, SUM(p.credit_minor - p.debit_minor) AS pending
    FROM ledger.entries AS e
    JOIN ledger.postings AS p ON p.entry_id = e.id
    JOIN ledger.accounts AS a ON a.code = p.account_code AND a.seller_id IS NOT NULL AND a.code LIKE '%:pending'
    LEFT JOIN payments.refunds AS r
      ON e.kind IN ('OrderRefunded', 'OrderRefundReturned', 'RefundAssigned', 'DisputeLost') AND r.id = e.ref_id
    GROUP BY 1) AS n ON n.order_id = o.id
WHERE n.pending <> 0 AND (o.status = 'Completed' OR o.refunded_minor = o.total_minor)
