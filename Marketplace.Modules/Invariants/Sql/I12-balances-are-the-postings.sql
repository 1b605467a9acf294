-- I12 The provider's balance equals captures less refunds, disputes, payouts, fees and settlements; finished orders have no pending balance.
-- Sağlayıcıda duran para, tahsil edilen eksi iade, itiraz, satıcı ödemesi, ücret ve bankaya aktarılandır; biten siparişten bekleyen tutar kalmaz.
-- Keys: orders.orders id
SELECT format('clearing %s, captured less what left it %s', c.balance,
              p.balance + r.balance + b.balance - d.balance - o.balance - t.balance) AS violation
FROM (SELECT COALESCE(SUM(debit_minor - credit_minor), 0) AS balance FROM ledger.postings
      WHERE account_code = 'psp_clearing') AS c,
     (SELECT COALESCE(SUM(captured_minor - refunded_minor), 0) AS balance FROM payments.payments) AS p,
     -- What a lost dispute took counts as refunded, too: it is left out once.
     (SELECT COALESCE(SUM(amount_minor), 0) AS balance FROM payments.refunds
      WHERE dispute_id IS NOT NULL AND status = 'Succeeded') AS r,
     -- What was paid by bank transfer, because a card did not take it, is still there.
     (SELECT COALESCE(SUM(amount_minor), 0) AS balance FROM payments.refunds
      WHERE bank_reference IS NOT NULL AND status = 'Succeeded') AS b,
     (SELECT COALESCE(SUM(amount_minor), 0) AS balance FROM payments.disputes WHERE status IN ('Open', 'Lost')) AS d,
     (SELECT COALESCE(SUM(amount_minor), 0) AS balance FROM payments.payouts
      WHERE provider <> 'BankFile' AND status = 'Paid') AS o,
     (SELECT COALESCE(SUM(fee_minor + settled_minor), 0) AS balance FROM payments.provider_transactions) AS t
-- The balance is one of all keys: it is computed with the first slice.
WHERE @from = '00000000-0000-0000-0000-000000000000'
  AND c.balance <> p.balance + r.balance + b.balance - d.balance - o.balance - t.balance
UNION ALL
SELECT format('order %s (%s): %s still pending for its seller', o.id, o.status, n.pending)
FROM orders.orders AS o
JOIN (
    SELECT e.order_id, SUM(p.credit_minor - p.debit_minor) AS pending
    FROM (
        SELECT id, ref_id AS order_id FROM ledger.entries
        WHERE kind IN ('OrderPaid', 'OrderCompleted', 'RefundCommissionCorrected') AND ref_id >= @from AND ref_id < @to
        UNION ALL
        SELECT e.id, r.order_id FROM payments.refunds AS r JOIN ledger.entries AS e
          ON e.kind IN ('OrderRefunded', 'OrderRefundReturned', 'RefundAssigned', 'DisputeLost') AND e.ref_id = r.id
        WHERE r.order_id >= @from AND r.order_id < @to) AS e
    JOIN ledger.postings AS p ON p.entry_id = e.id AND p.account_code LIKE 'seller:%:pending'
    GROUP BY e.order_id) AS n ON n.order_id = o.id
WHERE o.id >= @from AND o.id < @to AND n.pending <> 0
  AND (o.status = 'Completed' OR o.refunded_minor = o.total_minor
       -- Called off: nothing stays pending once all its money went back, and none of the purchase waits for its order.
       OR (o.status IN ('Cancelled', 'Rejected')
           AND NOT EXISTS (SELECT 1 FROM payments.refunds AS r WHERE r.order_id = o.id
               AND (r.status = 'Pending' OR (r.status = 'Failed' AND NOT r.made_at_provider)))
           AND NOT EXISTS (SELECT 1 FROM payments.payments AS p JOIN payments.refunds AS r ON r.payment_id = p.id
               WHERE p.ref_id = o.purchase_id AND p.accepted AND r.made_at_provider AND r.order_id IS NULL
                 AND r.status <> 'Failed')))
