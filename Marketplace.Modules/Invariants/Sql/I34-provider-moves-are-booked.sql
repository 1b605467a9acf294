-- I34 A payout that the provider pays was paid exactly when one entry takes it out of the provider's balance and the provider has an id for it; each of the provider's fees and settlements is booked once.
-- Sağlayıcının yaptığı ödeme, ancak sağlayıcıda numarası varsa ve tek bir kayıt onu sağlayıcı bakiyesinden düşüyorsa yapılmıştır; sağlayıcının her ücreti ve bankaya aktarımı bir kez kayıtlıdır.
-- Keys: payments.payouts id
SELECT format('payout %s (%s, %s, id at the provider %s): paid at %s, %s entries out of the provider''s balance', o.id,
              o.provider, o.status, o.provider_payout_id, o.paid_at, b.entries) AS violation
FROM payments.payouts AS o
LEFT JOIN LATERAL (
    SELECT COUNT(*) AS entries FROM ledger.entries AS e JOIN ledger.postings AS p ON p.entry_id = e.id
    WHERE e.kind = 'PayoutPaid' AND e.ref_id = o.id AND p.account_code = 'psp_clearing'
      AND p.credit_minor = o.amount_minor) AS b ON true
WHERE o.id >= @from AND o.id < @to
  AND (b.entries <> (o.provider <> 'BankFile' AND o.paid_at IS NOT NULL)::int
    OR (o.provider <> 'BankFile' AND o.paid_at IS NOT NULL AND o.provider_payout_id IS NULL))
UNION ALL
SELECT format('%s %s (%s): fee %s, booked %s; settled %s, booked %s', t.provider, t.provider_id, t.type, t.fee_minor,
              b.fee, t.settled_minor, b.settled)
FROM payments.provider_transactions AS t
LEFT JOIN LATERAL (
    SELECT COALESCE(SUM(p.debit_minor - p.credit_minor) FILTER (WHERE e.kind = 'PspFee'
                        AND p.account_code = 'psp_fees'), 0) AS fee,
           COALESCE(SUM(p.debit_minor - p.credit_minor) FILTER (WHERE e.kind = 'PspSettled'
                        AND p.account_code = 'bank'), 0) AS settled
    FROM ledger.entries AS e JOIN ledger.postings AS p ON p.entry_id = e.id
    WHERE e.ref_id = t.id AND e.kind IN ('PspFee', 'PspSettled')) AS b ON true
WHERE t.id >= @from AND t.id < @to AND (b.fee <> t.fee_minor OR b.settled <> t.settled_minor)
UNION ALL
SELECT format('entry %s (%s) of no movement of a provider', e.id, e.kind)
FROM ledger.entries AS e
WHERE e.ref_id >= @from AND e.ref_id < @to AND e.kind IN ('PspFee', 'PspSettled')
  AND NOT EXISTS (SELECT 1 FROM payments.provider_transactions AS t WHERE t.id = e.ref_id)
