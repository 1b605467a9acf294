-- I3 0 ≤ reserved ≤ on hand.
-- 0 ≤ ayrılmış ≤ eldeki.
-- Keys: products.stock_items variant_id in every table
SELECT format('variant %s: on hand %s, reserved %s', variant_id, on_hand, reserved) AS violation
FROM products.stock_items
WHERE variant_id >= @from AND variant_id < @to AND (reserved < 0 OR on_hand < 0 OR reserved > on_hand)
