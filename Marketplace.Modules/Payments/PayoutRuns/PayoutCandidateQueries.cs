using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Finds what a payout run has to settle.</summary>
internal sealed class PayoutCandidateQueries(MarketplaceDbContext db)
{
    private const int PageSize = 500;

    /// <summary>Stores with a posting that is in no statement, or whose last statement carries money; by id, after
    /// another.</summary>
    public async Task<IReadOnlyList<Guid>> SellersAfterAsync(Guid after, CancellationToken cancellationToken) =>
        await db
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
                        WHERE s.seller_id = a.seller_id ORDER BY s.number DESC LIMIT 1) > 0)
                ORDER BY a.seller_id LIMIT {PageSize}
                """
            )
            .ToListAsync(cancellationToken);

    /// <summary>Returns of cash orders whose money is owed and on no way to the buyer; by id, after another.</summary>
    /// <remarks>A return whose payout failed or came back is left to people: the account is wrong.</remarks>
    public async Task<IReadOnlyList<Guid>> ReturnsAfterAsync(Guid after, CancellationToken cancellationToken) =>
        await db
            .Database.SqlQuery<Guid>(
                $"""
                SELECT e.ref_id AS "Value" FROM ledger.entries AS e
                WHERE e.kind = 'CashRefundDue' AND e.ref_id > {after}
                  AND NOT EXISTS (
                      SELECT 1 FROM ledger.entries AS d WHERE d.kind = 'CashRefundPaid' AND d.ref_id = e.ref_id)
                  AND NOT EXISTS (
                      SELECT 1 FROM payments.payouts AS p WHERE p.return_id = e.ref_id AND p.status <> 'Cancelled')
                ORDER BY e.ref_id LIMIT {PageSize}
                """
            )
            .ToListAsync(cancellationToken);

    /// <summary>What is owed for a return, as <see cref="ReturnsAfterAsync"/>; 0 when nothing is any more.</summary>
    public Task<long> OwedAsync(Guid returnId, CancellationToken cancellationToken) =>
        db
            .Database.SqlQuery<long>(
                $"""
                SELECT COALESCE(SUM(p.credit_minor), 0)::bigint AS "Value"
                FROM ledger.entries AS e JOIN ledger.postings AS p
                  ON p.entry_id = e.id AND p.account_code = 'buyer_refunds'
                WHERE e.kind = 'CashRefundDue' AND e.ref_id = {returnId}
                  AND NOT EXISTS (
                      SELECT 1 FROM ledger.entries AS d WHERE d.kind = 'CashRefundPaid' AND d.ref_id = e.ref_id)
                  AND NOT EXISTS (
                      SELECT 1 FROM payments.payouts AS p WHERE p.return_id = e.ref_id AND p.status <> 'Cancelled')
                """
            )
            .SingleAsync(cancellationToken);
}
