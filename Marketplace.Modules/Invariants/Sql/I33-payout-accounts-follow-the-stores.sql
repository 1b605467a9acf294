-- I33 Each approved store has one payout account; an IBAN is replaced only once it is paid to, or is withdrawn.
-- Onaylı her mağazanın bir ödeme hesabı vardır; bir IBAN ancak ödeme yapılmaya başlanınca değişir ya da geri çekilir.
-- Keys: sellers.sellers id
SELECT format('store %s: approved, account %s, newest IBAN %s, profile shows %s', s.id, a.seller_id IS NOT NULL,
              i.last_four, s.iban_last_four) AS violation
FROM sellers.sellers AS s
LEFT JOIN payments.payout_accounts AS a ON a.seller_id = s.id
LEFT JOIN LATERAL (
    SELECT last_four FROM payments.payout_ibans WHERE seller_id = s.id AND withdrawn_at IS NULL
    ORDER BY paid_from DESC, id DESC LIMIT 1) AS i ON true
WHERE s.id >= @from AND s.id < @to AND s.approved_at IS NOT NULL
  AND (a.seller_id IS NULL OR i.last_four IS DISTINCT FROM s.iban_last_four)
UNION ALL
SELECT format('store %s: IBAN %s was added while the one before was waiting', n.seller_id, n.id)
FROM (
    SELECT id, seller_id, added_at,
           LAG(paid_from) OVER (PARTITION BY seller_id ORDER BY paid_from, id) AS before_paid_from
    FROM payments.payout_ibans
    WHERE withdrawn_at IS NULL AND seller_id >= @from AND seller_id < @to) AS n
WHERE n.added_at < n.before_paid_from
