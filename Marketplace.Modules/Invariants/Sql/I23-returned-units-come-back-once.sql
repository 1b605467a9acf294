-- I23 The accepted units of a line's returns are those that came back; the resellable ones went back on the shelf once.
-- Bir satırın iadelerinde kabul edilen birimler geri gelenlerdir; satılabilir olanlar rafa bir kez dönmüştür.
-- Keys: orders.orders id
SELECT format('return %s, variant %s: resellable %s, given back %s', m.id, m.variant_id, SUM(m.resellable),
              SUM(m.restocked)) AS violation
FROM (
    SELECT r.id, l.variant_id, b.resellable_quantity AS resellable, 0 AS restocked
    FROM orders.returns AS r
    JOIN orders.return_lines AS b ON b.return_id = r.id AND b.resellable_quantity > 0
    JOIN orders.order_lines AS l ON l.id = b.order_line_id
    WHERE r.order_id >= @from AND r.order_id < @to
    UNION ALL
    SELECT ref_id, variant_id, 0, delta FROM products.stock_movements
    WHERE ref_type = 'return' AND reason = 'ReturnRestock' AND order_id >= @from AND order_id < @to) AS m
GROUP BY m.id, m.variant_id
HAVING SUM(m.resellable) <> SUM(m.restocked)
UNION ALL
SELECT format('line %s of order %s: returned %s, accepted in returns %s', l.id, l.order_id, l.returned_quantity,
              COALESCE(b.accepted, 0))
FROM orders.order_lines AS l
LEFT JOIN (
    SELECT b.order_line_id, SUM(b.accepted_quantity) AS accepted
    FROM orders.returns AS r JOIN orders.return_lines AS b ON b.return_id = r.id
    WHERE r.order_id >= @from AND r.order_id < @to GROUP BY b.order_line_id) AS b ON b.order_line_id = l.id
WHERE l.order_id >= @from AND l.order_id < @to AND l.returned_quantity <> COALESCE(b.accepted, 0)
