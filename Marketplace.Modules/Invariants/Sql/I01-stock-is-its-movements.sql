-- I1 Units on hand equal the sum of the stock movements.
-- Eldeki birimler, stok hareketlerinin toplamıdır.
-- Keys: products.stock_items variant_id in every table
SELECT format('variant %s: on hand %s, movements %s', s.variant_id, s.on_hand, COALESCE(m.units, 0)) AS violation
FROM products.stock_items AS s
LEFT JOIN (
    SELECT variant_id, SUM(delta) AS units FROM products.stock_movements
    WHERE variant_id >= @from AND variant_id < @to GROUP BY variant_id) AS m ON m.variant_id = s.variant_id
WHERE s.variant_id >= @from AND s.variant_id < @to AND s.on_hand <> COALESCE(m.units, 0)
