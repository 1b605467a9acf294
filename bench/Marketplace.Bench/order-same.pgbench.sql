-- The statements of POST /checkouts/{id}/complete for three lines of one store, cash on delivery, in the same round trips.
-- It is the completion before it was batched, kept as it was: the fixed yardstick. Do not change it with the product.
-- The first statement stands for what the product makes itself: ids, numbers, and what the token and the path say.
\set c random(1, :checkouts)
\set v random(0, 59)
SELECT c.id AS checkout, c.buyer_id AS buyer, gen_random_uuid() AS purchase, gen_random_uuid() AS placed, left(md5(random()::text), 13) AS purchase_number, left(md5(random()::text), 13) AS order_number,
       a.id AS variant1, b.id AS variant2, d.id AS variant3, (SELECT seller_id FROM products.variants WHERE id = a.id) AS seller, gen_random_uuid() AS key
FROM public.bench_checkouts c, public.bench_variants a, public.bench_variants b, public.bench_variants d WHERE c.n = :c AND a.n = :v AND b.n = (:v + 17) % 60 AND d.n = (:v + 34) % 60 \gset
\startpipeline
BEGIN;
SET LOCAL lock_timeout = '2s';
INSERT INTO platform.idempotency_records AS r (principal, key, fingerprint, status, created_at, expires_at) VALUES (:buyer, :key, sha256('bench'), 0, now(), now() + interval '1 day')
ON CONFLICT (principal, key) DO UPDATE SET fingerprint = excluded.fingerprint, status = 0, created_at = excluded.created_at, expires_at = excluded.expires_at WHERE r.expires_at <= excluded.created_at;
SET LOCAL lock_timeout = DEFAULT;
SET LOCAL plan_cache_mode = force_generic_plan;
SAVEPOINT unit_of_work;
\endpipeline
SELECT c.id, c.accepts_price_changes, c.buyer_id, c.cart_id, c.created_at, c.currency, c.deliveries, c.expires_at, c.invoice, c.lines, c.payment_method, c.purchase_id, c.status, c.version, c.address_city, c.address_country, c.address_district,
       c.address_full_name, c.address_line1, c.address_line2, c.address_phone, c.address_postal_code
FROM orders.checkouts AS c WHERE c.id = :checkout AND c.buyer_id = :buyer LIMIT 2;
SELECT v.id, v.product_id, v.seller_id, p.title, v.sku, v.options, v.price_minor, v.currency, p.tax_class, s.on_hand - s.reserved, v.is_active AND p.status = 'Active' AND p.moderated_at IS NULL AND NOT (p.is_over_limit)
FROM products.variants AS v INNER JOIN products.products AS p ON v.product_id = p.id INNER JOIN products.stock_items AS s ON v.id = s.variant_id
WHERE v.id = ANY (ARRAY[:variant1, :variant2, :variant3]::uuid[]);
SELECT s.id, s.slug, s.name, s.status, s.store_open, s.commission_bps_override, s.approved_at, s.accepts_cash_on_delivery,
       EXISTS (SELECT 1 FROM sellers.seller_members AS s0 WHERE s0.seller_id = s.id AND s0.user_id = :buyer AND s0.left_at IS NULL)
FROM sellers.sellers AS s WHERE s.id = ANY (ARRAY[:seller]::uuid[]);
SELECT p.plan_code, p.version, p.analytics_days, p.commission_bps, p.currency, p.effective_from, p.features, p.limits, p.period, p.price_minor, s0.seller_id,
       (SELECT p1.code FROM subscriptions.plans AS p1 WHERE p1.active AND p1.sort > p0.sort ORDER BY p1.sort LIMIT 1)
FROM subscriptions.plan_versions AS p INNER JOIN subscriptions.plans AS p0 ON p.plan_code = p0.code
LEFT JOIN (SELECT s.id, s.seller_id, s.plan_code AS plan_code0, s.plan_version AS plan_version0 FROM subscriptions.subscriptions AS s
           WHERE s.seller_id = ANY (ARRAY[:seller]::uuid[]) AND s.status IN ('Active', 'PastDue')) AS s0 ON p.plan_code = s0.plan_code0 AND p.version = s0.plan_version0
WHERE s0.id IS NOT NULL OR (p.plan_code = 'free' AND p.effective_from <= now());
SELECT * FROM products.stock_items WHERE variant_id = ANY (ARRAY[:variant1, :variant2, :variant3]::uuid[]) ORDER BY variant_id FOR UPDATE;
UPDATE products.stock_items s SET on_hand = s.on_hand - d.quantity, reserved = d.reserved, version = s.version + 1
FROM unnest(ARRAY[:variant1, :variant2, :variant3]::uuid[], ARRAY[1, 1, 1], ARRAY[0, 0, 0]) AS d (id, quantity, reserved) WHERE s.variant_id = d.id;
\startpipeline
UPDATE orders.checkouts SET purchase_id = :purchase, status = 'Completed', version = version + 1 WHERE id = :checkout;
INSERT INTO platform.outbox_messages (attempts, available_at, dead_at, id, last_error, occurred_at, payload, published_at, subject, trace_parent, type)
VALUES (0, now(), NULL, gen_random_uuid(), NULL, now(), repeat('x', 700), NULL, :placed, NULL, 'marketplace.bench.order-placed.v1') RETURNING seq;
INSERT INTO platform.outbox_messages (attempts, available_at, dead_at, id, last_error, occurred_at, payload, published_at, subject, trace_parent, type)
VALUES (0, now(), NULL, gen_random_uuid(), NULL, now(), repeat('x', 250), NULL, :variant1, NULL, 'marketplace.bench.order-placed.v1') RETURNING seq;
INSERT INTO platform.outbox_messages (attempts, available_at, dead_at, id, last_error, occurred_at, payload, published_at, subject, trace_parent, type)
VALUES (0, now(), NULL, gen_random_uuid(), NULL, now(), repeat('x', 250), NULL, :variant2, NULL, 'marketplace.bench.order-placed.v1') RETURNING seq;
INSERT INTO platform.outbox_messages (attempts, available_at, dead_at, id, last_error, occurred_at, payload, published_at, subject, trace_parent, type)
VALUES (0, now(), NULL, gen_random_uuid(), NULL, now(), repeat('x', 250), NULL, :variant3, NULL, 'marketplace.bench.order-placed.v1') RETURNING seq;
INSERT INTO orders.purchases (id, buyer_id, checkout_id, created_at, currency, number, payment_method, total_minor, version)
VALUES (:purchase, :buyer, :purchase, now(), 'TRY', :purchase_number, 'CashOnDelivery', 30000, 1);
INSERT INTO products.stock_movements (id, actor_id, at, delta, note, on_hand_after, reason, ref_id, ref_type, variant_id) VALUES (gen_random_uuid(), NULL, now(), -1, NULL, 1, 'Sale', :placed, 'order', :variant1);
INSERT INTO products.stock_movements (id, actor_id, at, delta, note, on_hand_after, reason, ref_id, ref_type, variant_id) VALUES (gen_random_uuid(), NULL, now(), -1, NULL, 1, 'Sale', :placed, 'order', :variant2);
INSERT INTO products.stock_movements (id, actor_id, at, delta, note, on_hand_after, reason, ref_id, ref_type, variant_id) VALUES (gen_random_uuid(), NULL, now(), -1, NULL, 1, 'Sale', :placed, 'order', :variant3);
INSERT INTO orders.orders (id, buyer_id, commission_bps, commission_total_minor, created_at, currency, delivery_type, discount_total_minor, due_at, items_total_minor, last_event_seq, number, payment_method, placed_at, purchase_id,
    refund_promised_minor, refunded_minor, seller_id, shipping_tax_minor, shipping_total_minor, status, tax_total_minor, total_minor, version, address_city, address_country, address_district, address_full_name, address_line1, address_phone)
VALUES (:placed, :buyer, 1000, 3000, now(), 'TRY', 'Carrier', 0, now() + interval '1 day', 30000, 1, :order_number, 'CashOnDelivery', now(), :purchase,
    0, 0, :seller, 0, 0, 'Placed', 5000, 30000, 1, 'İstanbul', 'TR', 'Kadıköy', 'Ayşe Yılmaz', 'Moda Cad. 12', '+905321234567');
INSERT INTO orders.order_events (order_id, seq, actor_id, actor_type, at, from_status, note, reason_code, to_status, type) VALUES (:placed, 1, :buyer, 'Buyer', now(), NULL, NULL, NULL, 'Placed', 'place');
INSERT INTO orders.order_lines VALUES (gen_random_uuid(), :placed, 0, :variant1, :variant1, 'Bench', 'BENCH', '{}', 10000, 1, 2000, 0, 1667, 10000, 1000, 0, 0);
INSERT INTO orders.order_lines VALUES (gen_random_uuid(), :placed, 1, :variant2, :variant2, 'Bench', 'BENCH', '{}', 10000, 1, 2000, 0, 1667, 10000, 1000, 0, 0);
INSERT INTO orders.order_lines VALUES (gen_random_uuid(), :placed, 2, :variant3, :variant3, 'Bench', 'BENCH', '{}', 10000, 1, 2000, 0, 1667, 10000, 1000, 0, 0);
\endpipeline
UPDATE platform.idempotency_records SET status = 201, headers = '{"Content-Type":"application/json; charset=utf-8"}', body = convert_to(repeat('x', 900), 'UTF8') WHERE principal = :buyer AND key = :key;
COMMIT;
