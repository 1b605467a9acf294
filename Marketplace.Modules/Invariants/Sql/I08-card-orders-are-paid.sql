-- I8 Every card order has an accepted payment of the purchase's amount.
-- Kartlı hiçbir sipariş, alışveriş tutarında kabul edilmiş bir ödeme olmadan durmaz.
-- Keys: orders.orders id
SELECT format('order %s (%s) of purchase %s', o.id, o.status, o.purchase_id) AS violation
FROM orders.orders AS o
JOIN orders.purchases AS u ON u.id = o.purchase_id
LEFT JOIN payments.payments AS p
  ON p.purpose = 'Purchase' AND p.ref_id = u.id AND p.accepted AND p.status IN ('Succeeded', 'Disputed')
  AND p.captured_minor = u.total_minor AND p.currency = u.currency
WHERE o.payment_method = 'Card' AND o.status IN ('Placed', 'Confirmed', 'Shipped', 'Delivered', 'Completed')
  AND o.id >= @from AND o.id < @to AND p.id IS NULL
