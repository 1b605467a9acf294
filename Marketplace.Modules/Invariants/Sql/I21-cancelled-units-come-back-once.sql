-- I21 The units of every cancellation are among the cancelled ones and went back on the shelf once.
-- Her iptal kaydının birimleri iptal edilenlerdendir ve rafa bir kez geri dönmüştür.
-- Keys: orders.orders id
SELECT format('cancellation %s of order %s, variant %s: %s units, given back %s', m.id, MAX(m.order_id::text),
              m.variant_id, SUM(m.units), SUM(m.restocked)) AS violation
FROM (
    SELECT k.id, k.order_id, l.variant_id, c.quantity AS units, 0 AS restocked
    FROM orders.cancellations AS k
    JOIN orders.cancellation_lines AS c ON c.cancellation_id = k.id
    JOIN orders.order_lines AS l ON l.id = c.order_line_id
    WHERE k.order_id >= @from AND k.order_id < @to
    UNION ALL
    SELECT ref_id, order_id, variant_id, 0, delta FROM products.stock_movements
    WHERE ref_type = 'cancellation' AND reason = 'CancelRestock' AND order_id >= @from AND order_id < @to) AS m
GROUP BY m.id, m.variant_id
HAVING SUM(m.units) <> SUM(m.restocked)
UNION ALL
SELECT format('line %s of order %s: cancelled %s, in cancellations %s', l.id, l.order_id, l.cancelled_quantity,
              SUM(c.quantity))
FROM orders.cancellations AS k
JOIN orders.cancellation_lines AS c ON c.cancellation_id = k.id
JOIN orders.order_lines AS l ON l.id = c.order_line_id
WHERE k.order_id >= @from AND k.order_id < @to
GROUP BY l.id, l.order_id, l.cancelled_quantity, k.order_id
HAVING SUM(c.quantity) > l.cancelled_quantity OR l.order_id <> k.order_id
