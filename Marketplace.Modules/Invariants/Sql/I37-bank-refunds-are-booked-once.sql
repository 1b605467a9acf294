-- I37 A refund that is paid by bank transfer is booked out of the bank once, with its amount; no other refund is.
-- Havaleyle ödenen iade bankadan bir kez ve tutarı kadar düşülür; başka hiçbir iade düşülmez.
-- Keys: payments.refunds id
SELECT format('refund %s (%s): amount %s, reference %s, booked %s', r.id, r.status, r.amount_minor,
              COALESCE(r.bank_reference, 'none'), COALESCE(SUM(p.credit_minor - p.debit_minor), 0)) AS violation
FROM payments.refunds AS r
LEFT JOIN (ledger.entries AS e JOIN ledger.postings AS p ON p.entry_id = e.id AND p.account_code = 'bank')
  ON e.kind IN ('RefundPaidByBank', 'RefundByBankReturned') AND e.ref_id = r.id
WHERE r.id >= @from AND r.id < @to
GROUP BY r.id
HAVING COALESCE(SUM(p.credit_minor - p.debit_minor), 0)
    <> CASE WHEN r.bank_reference IS NOT NULL AND r.status = 'Succeeded' THEN r.amount_minor ELSE 0 END
