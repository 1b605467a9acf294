-- I17 A product's stocked variant count equals the number of its listed stock items with available units.
-- Bir ürünün stoklu varyant sayısı, satılabilir birimi olan listelenmiş stok kayıtlarının sayısıdır.
WITH counted AS (
    SELECT product_id, COUNT(*) AS variants FROM products.stock_items WHERE is_listed AND on_hand > reserved GROUP BY product_id)
SELECT format('product %s: counter %s, listed variants with units %s', p.id, p.stocked_variants, COALESCE(c.variants, 0)) AS violation
FROM products.products AS p LEFT JOIN counted AS c ON c.product_id = p.id
WHERE p.stocked_variants <> COALESCE(c.variants, 0)
