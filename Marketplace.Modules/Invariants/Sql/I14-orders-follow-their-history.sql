-- I14 An order's status is that of its last event; events have no gaps; every step is legal for actor and command.
-- Bir siparişin durumu son olayının durumudur; olaylar boşluksuz numaralıdır ve her adım, yapan ile komut için geçerlidir.
WITH steps AS (
    SELECT order_id, seq, type, actor_type, from_status, to_status,
           LAG(to_status) OVER (PARTITION BY order_id ORDER BY seq) AS before,
           ROW_NUMBER() OVER (PARTITION BY order_id ORDER BY seq) AS place,
           seq = MAX(seq) OVER (PARTITION BY order_id) AS is_last
    FROM orders.order_events),
legal (from_status, type, actor_type, to_status) AS (VALUES
    (NULL, 'create', 'Buyer', 'PendingPayment'), (NULL, 'create', 'Buyer', 'Placed'),
    ('PendingPayment', 'pay', 'System', 'Placed'), ('PendingPayment', 'expire', 'System', 'Expired'), ('PendingPayment', 'cancel', 'Buyer', 'Cancelled'),
    ('PendingPayment', 'cancel', 'Admin', 'Cancelled'), ('Placed', 'cancel', 'Admin', 'Cancelled'), ('Confirmed', 'cancel', 'Admin', 'Cancelled'),
    ('Expired', 'pay', 'System', 'Placed'),
    ('Placed', 'confirm', 'Seller', 'Confirmed'), ('Placed', 'reject', 'Seller', 'Rejected'), ('Placed', 'cancel', 'Buyer', 'Cancelled'), ('Placed', 'cancel', 'System', 'Cancelled'),
    ('Confirmed', 'cancel_request', 'Buyer', 'Confirmed'), ('Confirmed', 'cancel', 'Seller', 'Cancelled'), ('Confirmed', 'ship', 'Seller', 'Shipped'),
    ('Shipped', 'deliver', 'Seller', 'Delivered'), ('Shipped', 'confirm_receipt', 'Buyer', 'Delivered'), ('Shipped', 'deliver', 'System', 'Delivered'),
    ('Delivered', 'accept', 'Buyer', 'Completed'), ('Delivered', 'complete', 'System', 'Completed'))
SELECT format('order %s: event %s, %s by %s from %s to %s', s.order_id, s.seq, s.type, s.actor_type, COALESCE(s.from_status, '-'), s.to_status) AS violation
FROM steps AS s
WHERE s.seq <> s.place OR s.from_status IS DISTINCT FROM s.before
   OR NOT EXISTS (
       SELECT 1 FROM legal AS l
       WHERE l.from_status IS NOT DISTINCT FROM s.from_status AND l.type = s.type AND l.actor_type = s.actor_type AND l.to_status = s.to_status)
UNION ALL
SELECT format('order %s: status %s, last event %s', o.id, o.status, COALESCE(s.to_status, 'none'))
FROM orders.orders AS o LEFT JOIN steps AS s ON s.order_id = o.id AND s.is_last
WHERE o.status IS DISTINCT FROM s.to_status
