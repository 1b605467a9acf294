-- I1 Units on hand equal the sum of the stock movements.
-- Eldeki birimler, stok hareketlerinin toplamıdır.
SELECT format('variant %s: on hand %s, movements %s', s.variant_id, s.on_hand, COALESCE(m.units, 0)) AS violation
FROM products.stock_items AS s
LEFT JOIN (SELECT variant_id, SUM(delta) AS units FROM products.stock_movements GROUP BY variant_id) AS m ON m.variant_id = s.variant_id
WHERE s.on_hand <> COALESCE(m.units, 0)
