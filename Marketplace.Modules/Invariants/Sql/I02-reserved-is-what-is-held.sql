-- I2 Reserved units equal the sum of the active reservations.
-- Ayrılmış birimler, tutulan rezervasyonların toplamıdır.
-- Keys: products.stock_items variant_id in every table
SELECT format('variant %s: reserved %s, held %s', s.variant_id, s.reserved, COALESCE(r.units, 0)) AS violation
FROM products.stock_items AS s
LEFT JOIN (
    SELECT variant_id, SUM(quantity) AS units FROM products.reservations
    WHERE status = 'Held' AND variant_id >= @from AND variant_id < @to
    GROUP BY variant_id) AS r ON r.variant_id = s.variant_id
WHERE s.variant_id >= @from AND s.variant_id < @to AND s.reserved <> COALESCE(r.units, 0)
