-- I14 An order's status is that of its last event; events are numbered without gaps, and each step is legal.
WITH steps AS (
    SELECT order_id, seq, from_status, to_status,
           LAG(to_status) OVER (PARTITION BY order_id ORDER BY seq) AS before,
           ROW_NUMBER() OVER (PARTITION BY order_id ORDER BY seq) AS place,
           seq = MAX(seq) OVER (PARTITION BY order_id) AS is_last
    FROM orders.order_events),
legal (from_status, to_status) AS (VALUES
    (NULL, 'PendingPayment'), (NULL, 'Placed'),
    ('PendingPayment', 'Placed'), ('PendingPayment', 'Expired'), ('PendingPayment', 'Cancelled'), ('Expired', 'Placed'),
    ('Placed', 'Confirmed'), ('Placed', 'Rejected'), ('Placed', 'Cancelled'),
    ('Confirmed', 'Confirmed'), ('Confirmed', 'Cancelled'), ('Confirmed', 'Shipped'),
    ('Shipped', 'Delivered'), ('Delivered', 'Completed'))
SELECT format('order %s: event %s from %s to %s', s.order_id, s.seq, COALESCE(s.from_status, '-'), s.to_status) AS violation
FROM steps AS s
WHERE s.seq <> s.place OR s.from_status IS DISTINCT FROM s.before
   OR NOT EXISTS (SELECT 1 FROM legal AS l WHERE l.from_status IS NOT DISTINCT FROM s.from_status AND l.to_status = s.to_status)
UNION ALL
SELECT format('order %s: status %s, last event %s', o.id, o.status, COALESCE(s.to_status, 'none'))
FROM orders.orders AS o LEFT JOIN steps AS s ON s.order_id = o.id AND s.is_last
WHERE o.status IS DISTINCT FROM s.to_status
