-- I4 A placed order deducts stock once; what is cancelled or returned comes back, less what cannot be sold again.
-- Verilen sipariş stoğu bir kez düşürür; iptal ya da iade edilen birimler, satılamayacak olanlar dışında, geri gelir.
-- Keys: orders.orders id in every table
SELECT format('order %s, variant %s (%s): sold %s of %s in %s movements, given back %s of %s', o.id, m.variant_id,
              o.status, m.sold, m.units, m.sales, m.restocked, m.back) AS violation
FROM orders.orders AS o
JOIN (
    -- Lines and movements in one grouping: half the work of grouping each and joining the groups.
    SELECT order_id, variant_id, SUM(units) AS units, SUM(cancelled) AS cancelled, SUM(back) AS back,
           SUM(sales) AS sales, SUM(sold) AS sold, SUM(restocked) AS restocked
    FROM (
        SELECT order_id, variant_id, quantity AS units, cancelled_quantity AS cancelled,
               cancelled_quantity + returned_quantity - written_off_quantity AS back,
               0 AS sales, 0 AS sold, 0 AS restocked
        FROM orders.order_lines WHERE order_id >= @from AND order_id < @to
        UNION ALL
        SELECT ref_id, variant_id, 0, 0, 0, (reason = 'Sale')::int, CASE WHEN reason = 'Sale' THEN -delta ELSE 0 END,
               CASE WHEN reason = 'Sale' THEN 0 ELSE delta END
        FROM products.stock_movements
        WHERE reason IN ('Sale', 'CancelRestock', 'ReturnRestock') AND ref_id >= @from AND ref_id < @to
          AND order_id IS NULL
        UNION ALL
        -- Cancellations, returns and parcels are causes of their own; they name the order.
        SELECT order_id, variant_id, 0, 0, 0, 0, 0, delta
        FROM products.stock_movements
        WHERE reason IN ('CancelRestock', 'ReturnRestock') AND order_id >= @from AND order_id < @to) AS moved
    GROUP BY order_id, variant_id) AS m ON m.order_id = o.id
WHERE o.id >= @from AND o.id < @to AND m.units > 0
  AND ((m.sales, m.sold) <> (CASE WHEN o.placed_at IS NULL THEN 0 ELSE 1 END,
                             CASE WHEN o.placed_at IS NULL THEN 0 ELSE m.units END)
    OR m.restocked <> CASE WHEN o.placed_at IS NULL THEN 0 ELSE m.back END
    OR (o.status IN ('Cancelled', 'Rejected') AND m.cancelled <> m.units))
