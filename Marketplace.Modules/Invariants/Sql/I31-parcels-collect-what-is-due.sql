-- I31 The parcels of a cash order ask for what it owes at the door, its delivery fee once; the delivered ones got it.
-- Kapıda ödenen siparişin kolileri kapıda borcunu, kargo ücretini de bir kez ister; teslim edilenler onu almıştır.
-- Keys: orders.orders id
WITH asked AS (
    SELECT p.order_id, p.id, p.status, p.collect_fee_minor AS fee, COUNT(*) AS lines,
           COUNT(l.collect_minor) AS priced, COALESCE(SUM(l.collect_minor), 0) AS goods
    FROM orders.parcels AS p
    JOIN orders.parcel_lines AS l ON l.parcel_id = p.id
    WHERE p.order_id >= @from AND p.order_id < @to
    GROUP BY p.id),
live AS (
    SELECT order_id, SUM(goods + fee) AS minor, COUNT(*) FILTER (WHERE fee IS NULL) AS silent,
           COUNT(*) FILTER (WHERE fee > 0) AS fees,
           COALESCE(SUM(goods + fee) FILTER (WHERE status = 'Delivered'), 0) AS got
    FROM asked WHERE status NOT IN ('Cancelled', 'ReturnedToSeller') GROUP BY order_id)
SELECT format('parcel %s of order %s (%s): fee %s, %s of %s lines priced', a.id, a.order_id, o.payment_method, a.fee,
              a.priced, a.lines) AS violation
FROM asked AS a
JOIN orders.orders AS o ON o.id = a.order_id
WHERE a.priced <> CASE WHEN a.fee IS NULL THEN 0 ELSE a.lines END
   OR (a.fee IS NOT NULL AND (o.payment_method <> 'CashOnDelivery'
                              OR a.fee NOT IN (0, o.shipping_total_minor - o.shipping_discount_minor)))
UNION ALL
SELECT format('order %s (%s): collects %s, its parcels ask for %s, %s of them without amount, %s fees', o.id, o.status,
              o.collect_minor, COALESCE(l.minor, 0), COALESCE(l.silent, 0), COALESCE(l.fees, 0))
FROM orders.orders AS o
LEFT JOIN live AS l ON l.order_id = o.id
WHERE o.id >= @from AND o.id < @to
  AND (l.fees > 1
    OR (o.collect_minor IS NOT NULL
        AND (o.payment_method <> 'CashOnDelivery' OR o.collect_minor <> COALESCE(l.minor, 0) OR l.silent > 0)))
UNION ALL
SELECT format('order %s (%s): collected %s, its delivered parcels got %s, %s promised back', o.id, o.status,
              o.collect_minor, COALESCE(l.got, 0), o.refund_promised_minor)
FROM orders.orders AS o
LEFT JOIN live AS l ON l.order_id = o.id
WHERE o.id >= @from AND o.id < @to AND o.collect_minor IS NOT NULL
  AND o.status IN ('Delivered', 'Completed')
  AND (o.collect_minor <> COALESCE(l.got, 0) OR o.refund_promised_minor > o.collect_minor)
