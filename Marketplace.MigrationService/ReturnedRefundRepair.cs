namespace Marketplace.MigrationService;

/// <summary>Returns whose money came back stayed refunded in an earlier version: it is owed again.</summary>
public static class ReturnedRefundRepair
{
    /// <summary>Makes them accepted, as <c>OrderReturn.NoteMoneyBack</c> does. Changes nothing when it runs
    /// again.</summary>
    public const string Sql = """
        WITH owed AS (
            UPDATE orders.returns AS r
            SET status = 'Accepted', refunded_at = NULL, bank_reference = NULL,
                last_event_seq = r.last_event_seq + 1, version = r.version + 1
            WHERE r.status = 'Refunded'
              AND EXISTS (SELECT 1 FROM payments.payouts AS p
                          WHERE p.return_id = r.id AND p.status = 'Returned' AND p.paid_at IS NOT NULL)
              AND NOT EXISTS (SELECT 1 FROM payments.payouts AS p WHERE p.return_id = r.id AND p.status = 'Paid')
              AND NOT EXISTS (SELECT 1 FROM ledger.entries AS e
                              WHERE e.kind = 'CashRefundPaid' AND e.ref_id = r.id)
            RETURNING r.id, r.last_event_seq)
        INSERT INTO orders.return_events (return_id, seq, type, from_status, to_status, actor_type, at)
        SELECT id, last_event_seq, 'money_back', 'Refunded', 'Accepted', 'System', now() FROM owed
        """;
}
