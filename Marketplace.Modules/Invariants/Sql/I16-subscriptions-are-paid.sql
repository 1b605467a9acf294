-- I16 Every active subscription has a paid invoice for the current time (15 minutes of grace for renewals).
-- Bugünü kapsayan ödenmiş bir fatura olmadan abonelik sürmez (yenileme için 15 dakika pay).
-- Keys: none
SELECT format('subscription %s of seller %s: no paid invoice covers %s', s.id, s.seller_id, @now) AS violation
FROM subscriptions.subscriptions AS s
WHERE s.status = 'Active'
  AND NOT EXISTS (
      SELECT 1 FROM subscriptions.invoices AS i
      WHERE i.subscription_id = s.id AND i.status = 'Paid'
        AND i.period_start <= @now AND i.period_end > @now - INTERVAL '15 minutes')
