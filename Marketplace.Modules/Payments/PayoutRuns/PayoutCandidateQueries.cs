using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Finds what a payout run has to settle.</summary>
public sealed class PayoutCandidateQueries(MarketplaceDbContext db, TimeProvider clock)
{
    /// <summary>How often a run sends a return's money: once more after it failed or came back, then the account is
    /// left to people.</summary>
    private const int Attempts = 2;

    private const int PageSize = 500;

    // Entries whose return is owed; {0} is the number of attempts.
    private const string Owed = """
        e.kind = 'CashRefundDue'
        AND NOT EXISTS (
            SELECT 1 FROM ledger.entries AS d WHERE d.kind = 'CashRefundPaid' AND d.ref_id = e.ref_id)
        AND NOT EXISTS (
            SELECT 1 FROM payments.payouts AS p
            WHERE p.return_id = e.ref_id AND p.status IN ('Pending', 'Sent', 'Paid'))
        AND {0} > (
            SELECT COUNT(*) FROM payments.payouts AS p
            WHERE p.return_id = e.ref_id AND p.status IN ('Failed', 'Returned'))
        """;

    /// <summary>Stores with a posting that is in no statement, whose last statement carries money, or whose payout
    /// waits for an IBAN that was replaced, or that was refused while the provider can pay; by id, after
    /// another.</summary>
    public async Task<IReadOnlyList<Guid>> SellersAfterAsync(Guid after, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db
            .Database.SqlQuery<Guid>(
                $"""
                SELECT a.seller_id AS "Value" FROM ledger.accounts AS a
                WHERE a.seller_id > {after} AND a.code LIKE 'seller:%:payable'
                  AND (EXISTS (
                        SELECT 1 FROM ledger.postings AS p
                        WHERE p.account_code = a.code AND NOT EXISTS (
                            SELECT 1 FROM payments.statement_postings AS s
                            WHERE s.entry_id = p.entry_id AND s.line = p.line))
                    OR (SELECT closing_minor FROM payments.statements AS s
                        WHERE s.seller_id = a.seller_id ORDER BY s.number DESC LIMIT 1) > 0
                    OR EXISTS (
                        SELECT 1 FROM payments.payouts AS o
                        JOIN payments.payout_ibans AS i ON i.seller_id = o.seller_id AND i.withdrawn_at IS NULL
                          AND i.paid_from > o.reserved_at AND i.paid_from <= {now}
                        WHERE o.seller_id = a.seller_id AND o.return_id IS NULL AND o.status = 'Pending')
                    OR EXISTS (
                        SELECT 1 FROM payments.payouts AS o
                        JOIN payments.payout_accounts AS c ON c.seller_id = o.seller_id
                        WHERE o.seller_id = a.seller_id AND o.return_id IS NULL AND o.status = 'Pending'
                          AND o.provider = 'BankFile'
                          AND c.provider_verified_at IS NOT NULL AND c.provider_paid_from <= {now}))
                ORDER BY a.seller_id LIMIT {PageSize}
                """
            )
            .ToListAsync(cancellationToken);
    }

    /// <summary>Returns of cash orders whose money is owed and on no way to the buyer; by id, after another.</summary>
    /// <remarks>A return whose payout failed or came back <see cref="Attempts"/> times is left to people: the account
    /// is wrong.</remarks>
    public async Task<IReadOnlyList<Guid>> ReturnsAfterAsync(Guid after, CancellationToken cancellationToken) =>
        await db
            .Database.SqlQueryRaw<Guid>(
                $$"""
                SELECT e.ref_id AS "Value" FROM ledger.entries AS e
                WHERE {{Owed}} AND e.ref_id > {1} ORDER BY e.ref_id LIMIT {2}
                """,
                Attempts,
                after,
                PageSize
            )
            .ToListAsync(cancellationToken);

    /// <summary>What is owed for a return, as <see cref="ReturnsAfterAsync"/>; 0 when nothing is any more.</summary>
    public Task<long> OwedAsync(Guid returnId, CancellationToken cancellationToken) =>
        db
            .Database.SqlQueryRaw<long>(
                $$"""
                SELECT COALESCE(SUM(p.credit_minor), 0)::bigint AS "Value"
                FROM ledger.entries AS e JOIN ledger.postings AS p
                  ON p.entry_id = e.id AND p.account_code = 'buyer_refunds'
                WHERE {{Owed}} AND e.ref_id = {1}
                """,
                Attempts,
                returnId
            )
            .SingleAsync(cancellationToken);

    /// <summary>All of <see cref="ReturnsAfterAsync"/>, counted and added up.</summary>
    public Task<OwedReturns> OwedInAllAsync(CancellationToken cancellationToken) =>
        db
            .Database.SqlQueryRaw<OwedReturns>(
                $$"""
                SELECT COUNT(DISTINCT e.ref_id)::int AS count, COALESCE(SUM(p.credit_minor), 0)::bigint AS amount_minor
                FROM ledger.entries AS e JOIN ledger.postings AS p
                  ON p.entry_id = e.id AND p.account_code = 'buyer_refunds'
                WHERE {{Owed}}
                """,
                Attempts
            )
            .SingleAsync(cancellationToken);
}

/// <summary>Returns of cash orders that a run would pay.</summary>
/// <param name="AmountMinor">What they add up to, in minor units.</param>
public sealed record OwedReturns(int Count, long AmountMinor);
