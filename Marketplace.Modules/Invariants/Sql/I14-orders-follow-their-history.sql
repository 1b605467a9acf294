-- I14 An order's status is that of its last event; events have no gaps; every step is legal for actor and command.
-- Bir siparişin durumu son olayının durumudur; olaylar boşluksuz numaralıdır ve her adım, yapan ile komut için geçerlidir.
-- Keys: orders.orders id in every table
SELECT format('order %s: status %s after %s', o.id, o.status, (
           SELECT string_agg(format('%s %s by %s from %s to %s', seq, type, actor_type, from_status, to_status), ', '
                             ORDER BY seq) FROM orders.order_events WHERE order_id = o.id)) AS violation
FROM orders.orders AS o
LEFT JOIN (
    -- Every status that an event leaves must be the one its predecessor led to. Where that is so, all but the last
    -- event's cancel each other out: no sorting of events is needed.
    SELECT order_id, COUNT(*) AS events, MAX(seq) AS last_seq,
           BIT_XOR(hashtextextended(to_status, seq))
               # COALESCE(BIT_XOR(hashtextextended(from_status, seq - 1)), 0) AS last_status,
           BOOL_AND(COALESCE(from_status, '-') || '/' || type || '/' || actor_type || '/' || to_status IN (
            '-/create/Buyer/PendingPayment', '-/create/Buyer/Placed', 'PendingPayment/pay/System/Placed',
            'PendingPayment/expire/System/Expired', 'PendingPayment/cancel/Buyer/Cancelled',
            'PendingPayment/cancel/Admin/Cancelled', 'Placed/cancel/Admin/Cancelled',
            'Confirmed/cancel/Admin/Cancelled', 'Expired/pay/System/Placed', 'Placed/confirm/Seller/Confirmed',
            'Placed/reject/Seller/Rejected', 'Placed/cancel/Buyer/Cancelled', 'Placed/cancel/System/Cancelled',
            'Confirmed/cancel_request/Buyer/Confirmed', 'Confirmed/cancel/Seller/Cancelled',
            'Confirmed/cancel/System/Cancelled', 'Confirmed/ship/System/Shipped',
            'Shipped/return_undelivered/Seller/Cancelled', 'Shipped/return_undelivered/System/Cancelled',
            'Confirmed/ship/Seller/Shipped', 'Shipped/deliver/Seller/Delivered',
            'Shipped/confirm_receipt/Buyer/Delivered', 'Shipped/deliver/System/Delivered',
            'Delivered/accept/Buyer/Completed', 'Delivered/complete/System/Completed')) AS are_legal
    FROM orders.order_events
    WHERE order_id >= @from AND order_id < @to
    GROUP BY order_id) AS e ON e.order_id = o.id
WHERE o.id >= @from AND o.id < @to
  AND (e.order_id IS NULL OR NOT e.are_legal OR e.events <> e.last_seq
    OR e.last_status <> hashtextextended(o.status, e.last_seq))
