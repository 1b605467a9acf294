-- Only what has to be written for an order of three lines, in as few statements as SQL allows.
\set v random(0, 59)
BEGIN;
UPDATE products.stock_items s SET on_hand = on_hand - 1, version = version + 1 FROM public.bench_variants b WHERE b.n IN (:v, (:v + 17) % 60, (:v + 34) % 60) AND s.variant_id = b.id;
WITH o AS (SELECT gen_random_uuid() AS id, gen_random_uuid() AS purchase, left(md5(random()::text), 13) AS number, now() AS at),
p AS (INSERT INTO orders.purchases SELECT purchase, number, gen_random_uuid(), id, 'CashOnDelivery', 'TRY', 30000, at, 1 FROM o),
r AS (INSERT INTO orders.orders (id, number, purchase_id, seller_id, buyer_id, status, payment_method, delivery_type, currency, items_total_minor, shipping_total_minor, shipping_tax_minor, discount_total_minor,
    tax_total_minor, total_minor, commission_bps, commission_total_minor, refund_promised_minor, refunded_minor, created_at, placed_at, due_at, last_event_seq, address_city, address_country, address_district,
    address_full_name, address_line1, address_phone, version)
    SELECT id, number, purchase, id, id, 'Placed', 'CashOnDelivery', 'Carrier', 'TRY', 30000, 0, 0, 0, 5000, 30000, 1000, 3000, 0, 0, at, at, at + interval '1 day', 1, 'İstanbul', 'TR', 'Kadıköy', 'Ayşe', 'Moda 1', '+905321234567', 1 FROM o),
l AS (INSERT INTO orders.order_lines SELECT gen_random_uuid(), o.id, n - 1, b.id, b.id, 'Bench', 'SKU', '{}', 10000, 1, 2000, 0, 1667, 10000, 1000, 0, 0
    FROM o, (SELECT row_number() OVER () AS n, id FROM public.bench_variants WHERE n IN (:v, (:v + 17) % 60, (:v + 34) % 60)) b),
m AS (INSERT INTO products.stock_movements (id, variant_id, delta, reason, ref_type, ref_id, on_hand_after, at) SELECT gen_random_uuid(), b.id, -1, 'Sale', 'order', o.id, 1, o.at
    FROM o, public.bench_variants b WHERE b.n IN (:v, (:v + 17) % 60, (:v + 34) % 60)),
e AS (INSERT INTO orders.order_events (order_id, seq, type, to_status, actor_type, at) SELECT id, 1, 'create', 'Placed', 'Buyer', at FROM o)
INSERT INTO public.bench_outbox SELECT id, repeat('x', 600) FROM o;
COMMIT;
