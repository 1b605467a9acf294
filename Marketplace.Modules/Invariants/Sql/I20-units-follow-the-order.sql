-- I20 The units of an order's lines are where its status says.
-- Sipariş satırlarının birimleri, siparişin durumunun söylediği yerdedir.
-- Keys: orders.orders id in every table
SELECT format('order %s (%s): %s units, cancelled %s, packed %s, shipped %s, delivered %s', o.id, o.status, l.units,
              l.cancelled, l.packed, l.shipped, l.delivered) AS violation
FROM orders.orders AS o
JOIN (
    SELECT order_id, SUM(quantity) AS units, SUM(cancelled_quantity) AS cancelled, SUM(packed_quantity) AS packed,
           SUM(shipped_quantity) AS shipped, SUM(delivered_quantity) AS delivered
    FROM orders.order_lines WHERE order_id >= @from AND order_id < @to GROUP BY order_id) AS l ON l.order_id = o.id
WHERE o.id >= @from AND o.id < @to
  AND CASE
    WHEN o.status IN ('Cancelled', 'Rejected') THEN l.cancelled <> l.units
    WHEN o.status IN ('Delivered', 'Completed') THEN l.delivered <> l.units - l.cancelled OR l.cancelled = l.units
    WHEN o.status = 'Shipped' THEN l.shipped <> l.units - l.cancelled OR l.delivered = l.shipped
    WHEN o.status = 'Confirmed' THEN l.shipped = l.units - l.cancelled
    WHEN o.status = 'Placed' THEN l.packed > 0 OR l.cancelled = l.units
    ELSE l.packed > 0 OR l.cancelled > 0 END
