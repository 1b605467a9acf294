-- I29 No sale is unpaid after its due day, unless the store owes more than it earned or has no account that can be paid.
-- Hiçbir satış vade gününden sonra ödenmemiş kalmaz; mağazanın borcu kazancını aşıyorsa ya da ödenebilir hesabı yoksa başka.
-- Keys: payments.payable_dues entry_id
SELECT format('entry %s of store %s: due on %s, payout %s', d.entry_id, d.seller_id, d.due_on,
              COALESCE(o.status, 'none')) AS violation
FROM payments.payable_dues AS d
LEFT JOIN payments.payouts AS o ON o.id = d.payout_id
WHERE d.entry_id >= @from AND d.entry_id < @to
  AND d.netted_at IS NULL AND (o.id IS NULL OR o.status IN ('Pending', 'Sent'))
  -- A week of grace: people make batches, and banks take their days.
  AND d.due_on < (@now AT TIME ZONE 'UTC')::date - 7
  AND EXISTS (SELECT 1 FROM payments.payout_accounts AS a WHERE a.seller_id = d.seller_id
      AND a.blocked_at IS NULL AND (a.hold_until IS NULL OR a.hold_until < @now - INTERVAL '7 days'))
  AND (EXISTS (SELECT 1 FROM payments.payout_accounts AS c WHERE c.seller_id = d.seller_id
      AND c.provider_verified_at < @now - INTERVAL '7 days' AND c.provider_paid_from < @now - INTERVAL '7 days')
    OR (SELECT i.verified_at < @now - INTERVAL '7 days' AND i.paid_from < @now - INTERVAL '7 days'
      FROM payments.payout_ibans AS i
      WHERE i.seller_id = d.seller_id AND i.withdrawn_at IS NULL AND i.paid_from <= @now
      ORDER BY i.paid_from DESC, i.id DESC LIMIT 1))
  AND NOT EXISTS (SELECT 1 FROM payments.payouts AS b WHERE b.seller_id = d.seller_id
      AND b.return_id IS NULL AND b.ended_at > @now - INTERVAL '7 days')
  AND (o.id IS NOT NULL OR 0 < (
      SELECT COALESCE(SUM(p.credit_minor - p.debit_minor), 0) FROM ledger.postings AS p
      WHERE p.account_code = format('seller:%s:payable', d.seller_id)))
