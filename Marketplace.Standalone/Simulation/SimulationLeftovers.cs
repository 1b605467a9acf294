using Microsoft.EntityFrameworkCore;

namespace Marketplace.Standalone;

/// <summary>What should have come to an end long ago: no invariant is broken by it, but somebody waits.</summary>
internal static class SimulationLeftovers
{
    // Longer than the product's own deadlines one after the other, and than the bank takes.
    private static readonly IReadOnlyList<(string What, string Sql)> Checks =
    [
        (
            "orders on their way for 45 days",
            """
            SELECT COUNT(*) AS "Value" FROM orders.orders
            WHERE status IN ('PendingPayment', 'Placed', 'Confirmed', 'Shipped')
              AND created_at < {0} - interval '45 days'
            """
        ),
        (
            "orders delivered 60 days ago and not completed",
            """
            SELECT COUNT(*) AS "Value" FROM orders.orders
            WHERE status = 'Delivered' AND delivered_at < {0} - interval '60 days'
            """
        ),
        (
            "refunds promised 7 days ago, of undisputed payments, and neither paid nor refused",
            """
            SELECT COUNT(*) AS "Value" FROM payments.refunds AS r
            WHERE r.status = 'Pending' AND r.refusals = 0 AND r.created_at < {0} - interval '7 days'
              AND NOT EXISTS (SELECT 1 FROM payments.disputes AS d WHERE d.payment_id = r.payment_id)
            """
        ),
        (
            "payouts reserved 7 days ago and neither paid nor ended",
            """
            SELECT COUNT(*) AS "Value" FROM payments.payouts
            WHERE status IN ('Pending', 'Sent') AND reserved_at < {0} - interval '7 days'
            """
        ),
        (
            "returns requested 45 days ago and not decided",
            """
            SELECT COUNT(*) AS "Value" FROM orders.returns
            WHERE status IN ('Requested', 'Approved', 'InTransit', 'Received', 'Contested')
              AND requested_at < {0} - interval '45 days'
            """
        ),
        (
            "returns of cash orders accepted 14 days ago and not paid",
            """
            SELECT COUNT(*) AS "Value" FROM orders.returns
            WHERE status = 'Accepted' AND iban_cipher IS NOT NULL AND accepted_at < {0} - interval '14 days'
            """
        ),
        (
            "stores that could be paid and had money for 14 days, and got none",
            """
            SELECT COUNT(*) AS "Value" FROM payments.payout_accounts AS a
            WHERE a.blocked_at IS NULL AND (a.hold_until IS NULL OR a.hold_until < {0} - interval '14 days')
              AND {0} - interval '14 days' > (SELECT i.verified_at FROM payments.payout_ibans AS i
                  WHERE i.seller_id = a.seller_id AND i.withdrawn_at IS NULL AND i.paid_from <= {0}
                  ORDER BY i.paid_from DESC, i.id DESC LIMIT 1)
              AND NOT EXISTS (SELECT 1 FROM payments.payouts AS p WHERE p.seller_id = a.seller_id
                  AND p.return_id IS NULL AND p.reserved_at > {0} - interval '14 days')
              AND 0 < (SELECT COALESCE(SUM(p.credit_minor - p.debit_minor), 0) FROM ledger.postings AS p
                  JOIN ledger.entries AS e ON e.id = p.entry_id
                  WHERE p.account_code = format('seller:%s:payable', a.seller_id)
                    AND e.at < {0} - interval '14 days')
            """
        ),
    ];

    /// <summary>Prints each kind that there is.</summary>
    /// <returns>How many kinds there are.</returns>
    public static async Task<int> PrintAsync(SimulationWorld world, DateTimeOffset now, TextWriter output)
    {
        var kinds = 0;
        foreach (var (what, sql) in Checks)
        {
            var count = await world.ReadAsync(
                async (db, ct) => (await db.Database.SqlQueryRaw<long>(sql, now).ToListAsync(ct)).Single()
            );
            if (count == 0)
                continue;
            kinds++;
            await output.WriteLineAsync($"STUCK   {count} {what}");
        }

        return kinds;
    }
}
