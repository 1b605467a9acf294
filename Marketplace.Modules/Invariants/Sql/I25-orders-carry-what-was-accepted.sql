-- I25 An order whose quote gave texts to agree to carries the acceptance of both, and each kept text has its hash.
-- Teklifinde onaylanacak metin bulunan sipariş ikisinin de onayını taşır ve saklanan her metin kendi özetine uyar.
-- Keys: orders.checkouts id
SELECT format('order %s: %s of 2 texts accepted, %s of them do not have their hash', o.id, a.kinds, a.wrong) AS violation
FROM orders.checkouts AS c
JOIN orders.purchases AS p ON p.checkout_id = c.id
JOIN orders.orders AS o ON o.purchase_id = p.id
CROSS JOIN LATERAL (
    SELECT COUNT(DISTINCT x.kind) AS kinds,
           COUNT(*) FILTER (WHERE encode(sha256(convert_to(t.text, 'UTF8')), 'hex') IS DISTINCT FROM x.hash) AS wrong
    FROM orders.sales_contract_acceptances AS x
    LEFT JOIN orders.sales_contract_texts AS t ON t.hash = x.hash
    WHERE x.ref_id = o.id AND x.ref_type = 'Order') AS a
WHERE c.id >= @from AND c.id < @to AND c.contracts IS NOT NULL AND (a.kinds < 2 OR a.wrong > 0)
