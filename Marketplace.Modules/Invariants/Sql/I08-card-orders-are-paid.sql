-- I8 Every card order has an accepted payment of the purchase's amount.
-- Kartlı hiçbir sipariş, alışveriş tutarında kabul edilmiş bir ödeme olmadan durmaz.
SELECT format('order %s (%s) of purchase %s', o.id, o.status, o.purchase_id) AS violation
FROM orders.orders AS o
JOIN orders.purchases AS u ON u.id = o.purchase_id
WHERE o.payment_method = 'Card' AND o.status IN ('Placed', 'Confirmed', 'Shipped', 'Delivered', 'Completed')
  AND NOT EXISTS (
      SELECT 1 FROM payments.payments AS p
      WHERE p.purpose = 'Purchase' AND p.ref_id = u.id AND p.accepted AND p.status IN ('Succeeded', 'Disputed')
        AND p.captured_minor = u.total_minor AND p.currency = u.currency)
