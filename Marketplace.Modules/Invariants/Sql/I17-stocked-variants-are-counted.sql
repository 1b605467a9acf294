-- I17 A product's stocked variant count equals the number of its listed stock items with available units.
-- Bir ürünün stoklu varyant sayısı, satılabilir birimi olan listelenmiş stok kayıtlarının sayısıdır.
-- Keys: products.products id in every table
SELECT format('product %s: counter %s, listed variants with units %s', p.id, p.stocked_variants,
              COALESCE(c.variants, 0)) AS violation
FROM products.products AS p
LEFT JOIN (
    SELECT product_id, COUNT(*) AS variants FROM products.stock_items
    WHERE is_listed AND on_hand > reserved AND product_id >= @from AND product_id < @to
    GROUP BY product_id) AS c ON c.product_id = p.id
WHERE p.id >= @from AND p.id < @to AND p.stocked_variants <> COALESCE(c.variants, 0)
