-- I5 A purchase's total equals the sum of its orders' totals.
-- Bir alışverişin toplamı, siparişlerinin toplamıdır.
-- Keys: orders.purchases id in every table
SELECT format('purchase %s: total %s, orders %s', p.id, p.total_minor, COALESCE(o.total, 0)) AS violation
FROM orders.purchases AS p
LEFT JOIN (
    SELECT purchase_id, SUM(total_minor) AS total FROM orders.orders
    WHERE purchase_id >= @from AND purchase_id < @to GROUP BY purchase_id) AS o ON o.purchase_id = p.id
WHERE p.id >= @from AND p.id < @to AND p.total_minor <> COALESCE(o.total, 0)
