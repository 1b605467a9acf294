-- I7 Captured purchase payments placed their orders or are refunded in full, as are cancelled or rejected orders.
-- Tahsil edilen her alışveriş ödemesi siparişlerini verdirmiştir ya da tümüyle iade edilir; iptal edilen siparişin parası da öyle.
-- Keys: orders.orders id
SELECT format('payment %s of purchase %s: accepted %s, captured %s, refunded %s, promised %s', p.id, p.ref_id,
              p.accepted, p.captured_minor, p.refunded_minor, p.refund_pending_minor) AS violation
FROM payments.payments AS p
WHERE p.purpose = 'Purchase' AND p.captured_minor > 0 AND p.id >= @from AND p.id < @to
  AND p.refunded_minor + p.refund_pending_minor <> p.captured_minor
  AND NOT (p.accepted AND EXISTS (SELECT 1 FROM orders.orders AS o WHERE o.purchase_id = p.ref_id)
                      AND NOT EXISTS (SELECT 1 FROM orders.orders AS o WHERE o.purchase_id = p.ref_id
                                          AND o.placed_at IS NULL))
UNION ALL
SELECT format('order %s (%s): paid %s, goes back %s', o.id, o.status, o.total_minor, o.back)
FROM (
    SELECT *, COALESCE((SELECT SUM(r.amount_minor) FROM payments.refunds AS r
                        WHERE r.order_id = o.id AND r.status <> 'Failed'), 0) AS back
    FROM orders.orders AS o
    WHERE o.id >= @from AND o.id < @to AND o.paid_at IS NOT NULL AND o.status IN ('Cancelled', 'Rejected')) AS o
WHERE o.total_minor < o.back
   OR o.total_minor > o.back + COALESCE((
       SELECT SUM(r.amount_minor) FROM payments.payments AS p JOIN payments.refunds AS r ON r.payment_id = p.id
       WHERE p.ref_id = o.purchase_id AND p.accepted AND r.made_at_provider AND r.order_id IS NULL
         AND r.status <> 'Failed'), 0)
