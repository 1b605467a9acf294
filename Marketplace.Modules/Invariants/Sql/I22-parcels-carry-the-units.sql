-- I22 The units of a line are those of its parcels; an order is shipped and delivered when all that is left of it is.
-- Satırın adetleri kolilerindeki adetlerdir; sipariş, kalanının tümü gönderildiğinde ve teslim edildiğinde öyledir.
-- Keys: orders.orders id
WITH lines AS (
    SELECT order_id, id, quantity - cancelled_quantity AS units, packed_quantity AS packed, shipped_quantity AS shipped,
           delivered_quantity AS delivered
    FROM orders.order_lines WHERE order_id >= @from AND order_id < @to),
carried AS (
    SELECT l.order_line_id AS id, SUM(l.quantity) AS packed,
           COALESCE(SUM(l.quantity) FILTER (WHERE p.status IN ('Shipped', 'Undelivered', 'Delivered')), 0) AS shipped,
           COALESCE(SUM(l.quantity) FILTER (WHERE p.status = 'Delivered'), 0) AS delivered
    FROM orders.parcels AS p
    JOIN orders.parcel_lines AS l ON l.parcel_id = p.id
    WHERE p.order_id >= @from AND p.order_id < @to AND p.status NOT IN ('Cancelled', 'ReturnedToSeller')
    GROUP BY l.order_line_id)
SELECT format('order %s, line %s: packed %s, shipped %s, delivered %s; in parcels %s, %s, %s', l.order_id, l.id,
              l.packed, l.shipped, l.delivered, COALESCE(c.packed, 0), COALESCE(c.shipped, 0),
              COALESCE(c.delivered, 0)) AS violation
FROM lines AS l
LEFT JOIN carried AS c ON c.id = l.id
WHERE (l.packed, l.shipped, l.delivered)
    <> (COALESCE(c.packed, 0), COALESCE(c.shipped, 0), COALESCE(c.delivered, 0))
UNION ALL
SELECT format('order %s (%s): %s units, shipped %s, delivered %s', o.id, o.status, s.units, s.shipped, s.delivered)
FROM orders.orders AS o
JOIN (
    SELECT order_id, SUM(units) AS units, SUM(shipped) AS shipped, SUM(delivered) AS delivered
    FROM lines GROUP BY order_id) AS s ON s.order_id = o.id
WHERE s.units > 0
  AND ((o.status IN ('Shipped', 'Delivered', 'Completed')) <> (s.shipped = s.units)
    OR (o.status IN ('Delivered', 'Completed')) <> (s.delivered = s.units))
