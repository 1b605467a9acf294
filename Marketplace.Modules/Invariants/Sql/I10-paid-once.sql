-- I10 At most one payment is accepted per purchase or invoice, and an accepted payment is captured.
-- Bir alışveriş ya da fatura için en çok bir ödeme kabul edilir ve kabul edilen tahsil edilmiştir.
-- Keys: payments.payments ref_id in every table
SELECT format('%s %s: %s accepted payments, %s of them captured', purpose, ref_id, COUNT(*),
              COUNT(*) FILTER (WHERE captured_minor = amount_minor)) AS violation
FROM payments.payments
WHERE accepted AND ref_id >= @from AND ref_id < @to
GROUP BY purpose, ref_id
HAVING COUNT(*) > 1
    OR COUNT(*) FILTER (WHERE captured_minor = amount_minor AND status IN ('Succeeded', 'Disputed')) <> COUNT(*)
