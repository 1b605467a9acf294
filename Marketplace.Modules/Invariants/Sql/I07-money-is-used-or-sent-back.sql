-- I7 Captured purchase payments placed their orders or are refunded in full, as are cancelled or rejected orders.
-- Tahsil edilen her alışveriş ödemesi siparişlerini verdirmiştir ya da tümüyle iade edilir; iptal edilen siparişin parası da öyle.
SELECT format('payment %s of purchase %s: accepted %s, captured %s, refunded %s, promised %s', p.id, p.ref_id, p.accepted, p.captured_minor, p.refunded_minor, p.refund_pending_minor) AS violation
FROM payments.payments AS p
WHERE p.purpose = 'Purchase' AND p.captured_minor > 0
  AND NOT (p.accepted AND EXISTS (SELECT 1 FROM orders.orders AS o WHERE o.purchase_id = p.ref_id)
                      AND NOT EXISTS (SELECT 1 FROM orders.orders AS o WHERE o.purchase_id = p.ref_id AND o.placed_at IS NULL))
  AND p.refunded_minor + p.refund_pending_minor <> p.captured_minor
UNION ALL
SELECT format('order %s (%s): paid %s, goes back %s', o.id, o.status, o.total_minor, COALESCE(r.amount, 0))
FROM orders.orders AS o
LEFT JOIN (SELECT order_id, SUM(amount_minor) AS amount FROM payments.refunds WHERE status <> 'Failed' GROUP BY order_id) AS r ON r.order_id = o.id
LEFT JOIN (
    SELECT p.ref_id, SUM(r.amount_minor) AS amount FROM payments.refunds AS r JOIN payments.payments AS p ON p.id = r.payment_id
    WHERE r.made_at_provider AND r.order_id IS NULL AND r.status <> 'Failed' AND p.accepted GROUP BY p.ref_id) AS u ON u.ref_id = o.purchase_id
WHERE o.paid_at IS NOT NULL AND o.status IN ('Cancelled', 'Rejected')
  AND o.total_minor NOT BETWEEN COALESCE(r.amount, 0) AND COALESCE(r.amount, 0) + COALESCE(u.amount, 0)
