-- The least that a sale of one unit of one variant has to write: the stock of that variant, and one event. All clients update the same row.
BEGIN;
UPDATE products.stock_items SET on_hand = on_hand - 1, version = version + 1 WHERE variant_id = :variant::uuid;
INSERT INTO platform.outbox_messages (attempts, available_at, dead_at, id, last_error, occurred_at, payload, published_at, subject, trace_parent, type)
VALUES (0, now(), NULL, gen_random_uuid(), NULL, now(), repeat('x', 700), NULL, :variant::uuid, NULL, 'marketplace.bench.order-placed.v1');
COMMIT;
