-- I35 An approved adjustment is booked once, with its lines and by two administrators; one that waits or was rejected is not.
-- Onaylanan düzeltme kaydı satırlarıyla, iki yöneticinin eliyle bir kez deftere yazılır; bekleyen ya da reddedilen yazılmaz.
-- Keys: payments.adjustments id
WITH wanted AS (
    SELECT a.id, CASE l.account WHEN 'seller_payable' THEN format('seller:%s:payable', a.seller_id)
                 ELSE l.account END AS code, SUM(l."creditMinor" - l."debitMinor") AS minor
    FROM payments.adjustments AS a
    CROSS JOIN LATERAL jsonb_to_recordset(a.lines)
        AS l (account text, "debitMinor" bigint, "creditMinor" bigint)
    WHERE a.id >= @from AND a.id < @to AND a.status = 'Approved'
    GROUP BY 1, 2),
booked AS (
    SELECT e.ref_id AS id, p.account_code AS code, SUM(p.credit_minor - p.debit_minor) AS minor,
           COUNT(DISTINCT e.id) AS entries
    FROM ledger.entries AS e JOIN ledger.postings AS p ON p.entry_id = e.id
    WHERE e.kind = 'Adjustment' AND e.ref_id >= @from AND e.ref_id < @to
    GROUP BY 1, 2)
SELECT format('adjustment %s, account %s: approved %s, booked %s in %s entries', COALESCE(w.id, b.id),
              COALESCE(w.code, b.code), COALESCE(w.minor, 0), COALESCE(b.minor, 0),
              COALESCE(b.entries, 0)) AS violation
FROM wanted AS w FULL JOIN booked AS b ON b.id = w.id AND b.code = w.code
WHERE COALESCE(w.minor, 0) <> COALESCE(b.minor, 0) OR b.entries > 1
UNION ALL
SELECT format('adjustment %s: approved by %s, who proposed it', id, decided_by)
FROM payments.adjustments
WHERE id >= @from AND id < @to AND status = 'Approved' AND decided_by = created_by
