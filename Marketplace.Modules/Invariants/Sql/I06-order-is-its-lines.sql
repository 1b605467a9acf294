-- I6 An order's total is its lines plus shipping, each less its discounts; its tax is the sum of theirs.
-- Bir siparişin toplamı, satırları ile kargonun indirimli toplamıdır; vergisi de onlarınkidir.
-- Keys: orders.orders id in every table
SELECT format('order %s: total %s, lines %s, shipping %s, discounts %s, tax %s of %s', o.id, o.total_minor, l.total,
              o.shipping_total_minor - o.shipping_discount_minor, o.discount_total_minor, o.tax_total_minor,
              l.tax) AS violation
FROM orders.orders AS o
LEFT JOIN (
    SELECT order_id, SUM(total_minor) AS total, SUM(tax_minor) AS tax, SUM(discount_minor) AS discount
    FROM orders.order_lines
    WHERE order_id >= @from AND order_id < @to GROUP BY order_id) AS l ON l.order_id = o.id
WHERE o.id >= @from AND o.id < @to
  AND (o.total_minor IS DISTINCT FROM l.total + o.shipping_total_minor - o.shipping_discount_minor
    OR o.items_total_minor IS DISTINCT FROM l.total
    OR o.discount_total_minor IS DISTINCT FROM l.discount + o.shipping_discount_minor
    OR o.tax_total_minor IS DISTINCT FROM l.tax + o.shipping_tax_minor)
