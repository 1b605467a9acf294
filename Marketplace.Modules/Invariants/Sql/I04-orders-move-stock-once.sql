-- I4 A placed order deducts stock once; if cancelled or rejected it restocks once; other orders move no stock.
-- Verilen sipariş stoğu bir kez düşürür; iptal ya da ret bir kez geri verir; başkası stoğa dokunmaz.
SELECT format('order %s, variant %s (%s): sold %s of %s in %s movements, given back %s in %s', o.id, l.variant_id, o.status,
              COALESCE(m.sold, 0), l.units, COALESCE(m.sales, 0), COALESCE(m.restocked, 0), COALESCE(m.restocks, 0)) AS violation
FROM orders.orders AS o
JOIN (SELECT order_id, variant_id, SUM(quantity) AS units FROM orders.order_lines GROUP BY order_id, variant_id) AS l ON l.order_id = o.id
LEFT JOIN (
    SELECT ref_id, variant_id,
           COUNT(*) FILTER (WHERE reason = 'Sale') AS sales, -SUM(delta) FILTER (WHERE reason = 'Sale') AS sold,
           COUNT(*) FILTER (WHERE reason = 'CancelRestock') AS restocks, SUM(delta) FILTER (WHERE reason = 'CancelRestock') AS restocked
    FROM products.stock_movements WHERE reason IN ('Sale', 'CancelRestock') GROUP BY ref_id, variant_id) AS m ON m.ref_id = o.id AND m.variant_id = l.variant_id
WHERE (COALESCE(m.sales, 0), COALESCE(m.sold, 0)) <> (CASE WHEN o.placed_at IS NULL THEN 0 ELSE 1 END, CASE WHEN o.placed_at IS NULL THEN 0 ELSE l.units END)
   OR (COALESCE(m.restocks, 0), COALESCE(m.restocked, 0)) <> (
       CASE WHEN o.placed_at IS NOT NULL AND o.status IN ('Cancelled', 'Rejected') THEN 1 ELSE 0 END,
       CASE WHEN o.placed_at IS NOT NULL AND o.status IN ('Cancelled', 'Rejected') THEN l.units ELSE 0 END)
