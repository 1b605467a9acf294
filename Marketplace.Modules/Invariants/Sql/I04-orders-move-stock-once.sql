-- I4 A placed order deducts stock once; if cancelled or rejected it restocks once; other orders move no stock.
-- Verilen sipariş stoğu bir kez düşürür; iptal ya da ret bir kez geri verir; başkası stoğa dokunmaz.
-- Keys: orders.orders id in every table
SELECT format('order %s, variant %s (%s): sold %s of %s in %s movements, given back %s in %s', o.id, m.variant_id,
              o.status, m.sold, m.units, m.sales, m.restocked, m.restocks) AS violation
FROM orders.orders AS o
JOIN (
    -- Lines and movements in one grouping: half the work of grouping each and joining the groups.
    SELECT order_id, variant_id, SUM(units) AS units, SUM(sales) AS sales, SUM(sold) AS sold,
           SUM(restocks) AS restocks, SUM(restocked) AS restocked
    FROM (
        SELECT order_id, variant_id, quantity AS units, 0 AS sales, 0 AS sold, 0 AS restocks, 0 AS restocked
        FROM orders.order_lines WHERE order_id >= @from AND order_id < @to
        UNION ALL
        SELECT ref_id, variant_id, 0, (reason = 'Sale')::int, CASE WHEN reason = 'Sale' THEN -delta ELSE 0 END,
               (reason <> 'Sale')::int, CASE WHEN reason = 'Sale' THEN 0 ELSE delta END
        FROM products.stock_movements
        WHERE reason IN ('Sale', 'CancelRestock') AND ref_id >= @from AND ref_id < @to) AS moved
    GROUP BY order_id, variant_id) AS m ON m.order_id = o.id
WHERE o.id >= @from AND o.id < @to AND m.units > 0
  AND ((m.sales, m.sold) <> (CASE WHEN o.placed_at IS NULL THEN 0 ELSE 1 END,
                             CASE WHEN o.placed_at IS NULL THEN 0 ELSE m.units END)
    OR (m.restocks, m.restocked) <> (
       CASE WHEN o.placed_at IS NOT NULL AND o.status IN ('Cancelled', 'Rejected') THEN 1 ELSE 0 END,
       CASE WHEN o.placed_at IS NOT NULL AND o.status IN ('Cancelled', 'Rejected') THEN m.units ELSE 0 END))
