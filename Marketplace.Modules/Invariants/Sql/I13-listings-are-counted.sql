-- I13 The active listings gauge equals the active products, within the plan (a minute of grace after a plan change).
-- Yayındaki ilan sayacı, yayındaki ürünlerin sayısıdır ve planı aşmaz (planın kendisi bir dakikadan kısa süre önce değişmediyse).
-- Keys: none
WITH counted AS (
    SELECT seller_id, COUNT(*) AS listings FROM products.products
    WHERE status = 'Active' AND NOT is_over_limit GROUP BY seller_id),
gauge AS (
    SELECT seller_id, used FROM subscriptions.usage_counters WHERE metric = 'activeListings' AND period_key = ''),
free AS (
    SELECT (limits ->> 'activeListings')::bigint AS max FROM subscriptions.plan_versions
    WHERE plan_code = 'free' AND effective_from <= @now ORDER BY version DESC LIMIT 1),
plan AS (
    SELECT s.seller_id, (v.limits ->> 'activeListings')::bigint AS max
    FROM subscriptions.subscriptions AS s JOIN subscriptions.plan_versions AS v
      ON v.plan_code = s.plan_code AND v.version = s.plan_version
    WHERE s.status IN ('Active', 'PastDue'))
SELECT format('seller %s: counter %s, active products %s', COALESCE(g.seller_id, c.seller_id),
              COALESCE(g.used, 0), COALESCE(c.listings, 0)) AS violation
FROM gauge AS g FULL JOIN counted AS c ON c.seller_id = g.seller_id
WHERE COALESCE(g.used, 0) <> COALESCE(c.listings, 0)
UNION ALL
SELECT format('seller %s: %s listings of %s', c.seller_id, c.listings, COALESCE(p.max, f.max))
FROM counted AS c CROSS JOIN free AS f LEFT JOIN plan AS p ON p.seller_id = c.seller_id
WHERE c.listings > COALESCE(p.max, f.max)
  AND NOT EXISTS (
    SELECT 1 FROM platform.outbox_messages AS m
    WHERE m.type LIKE 'marketplace.subscriptions.subscription-%'
      AND m.payload::jsonb ->> 'sellerId' = c.seller_id::text
      AND m.occurred_at > @now - INTERVAL '1 minute')
