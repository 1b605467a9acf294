using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Posts ledger entries: two statements per entry, regardless of the number of postings.</summary>
/// <remarks>The database rejects changes to entries and, at commit, entries that do not balance
/// (Sql/30-payments.sql).</remarks>
internal sealed class LedgerService(MarketplaceDbContext db, IOptions<MarketplaceOptions> options, TimeProvider clock)
    : ILedger
{
    /// <summary>Database schema of the ledger.</summary>
    public const string Schema = "ledger";

    public async Task PostAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Currency != options.Value.Currency)
        {
            throw new InvalidOperationException(
                $"The ledger's currency is {options.Value.Currency}, not {entry.Currency}."
            );
        }

        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException(
                "A ledger entry must be posted in the transaction of its business fact."
            );
        }

        await AddAccountsAsync(entry, cancellationToken);
        await AddPostingsAsync(entry, cancellationToken);
    }

    public async Task<SellerBalance> BalanceAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        var (pending, payable) = (
            LedgerAccount.SellerPending(sellerId).Code,
            LedgerAccount.SellerPayable(sellerId).Code
        );
        var sums = await db.Set<LedgerPostingRow>()
            .Where(p => p.AccountCode == pending || p.AccountCode == payable)
            .GroupBy(p => p.AccountCode)
            .Select(g => new { g.Key, Sum = g.Sum(p => p.CreditMinor - p.DebitMinor) })
            .ToDictionaryAsync(g => g.Key, g => g.Sum, cancellationToken);
        var currency = options.Value.Currency;
        return new(new(sums.GetValueOrDefault(pending), currency), new(sums.GetValueOrDefault(payable), currency));
    }

    public Task<long> PendingOfOrderAsync(Guid orderId, CancellationToken cancellationToken) =>
        db
            .Database.SqlQuery<long>(
                $"""
                SELECT COALESCE(SUM(p.credit_minor - p.debit_minor), 0)::bigint AS "Value"
                FROM ledger.entries AS e
                JOIN ledger.postings AS p ON p.entry_id = e.id
                JOIN ledger.accounts AS a
                  ON a.code = p.account_code AND a.seller_id IS NOT NULL AND a.code LIKE '%:pending'
                WHERE e.id IN (
                  SELECT id FROM ledger.entries
                  WHERE kind IN ('OrderPaid', 'OrderCompleted', 'RefundCommissionCorrected') AND ref_id = {orderId}
                  UNION ALL
                  SELECT b.id FROM payments.refunds AS r
                  JOIN ledger.entries AS b
                    ON b.ref_id = r.id
                   AND b.kind IN ('OrderRefunded', 'OrderRefundReturned', 'RefundAssigned', 'DisputeLost')
                  WHERE r.order_id = {orderId})
                """
            )
            .SingleAsync(cancellationToken);

    public Task<CommissionBooked> CommissionRefundedOfOrderAsync(Guid orderId, CancellationToken cancellationToken)
    {
        var (commission, tax) = (LedgerAccount.CommissionRevenue.Code, LedgerAccount.OutputTax.Code);
        return db
            .Database.SqlQuery<CommissionBooked>(
                $"""
                SELECT COALESCE(SUM(p.debit_minor - p.credit_minor)
                           FILTER (WHERE p.account_code = {commission}), 0)::bigint AS commission_minor,
                       COALESCE(SUM(p.debit_minor - p.credit_minor)
                           FILTER (WHERE p.account_code = {tax}), 0)::bigint AS commission_tax_minor,
                       (COUNT(DISTINCT e.id) FILTER (WHERE e.kind = 'RefundCommissionCorrected'))::int AS corrections
                FROM ledger.entries AS e
                JOIN ledger.postings AS p ON p.entry_id = e.id
                WHERE e.id IN (
                  SELECT id FROM ledger.entries WHERE kind = 'RefundCommissionCorrected' AND ref_id = {orderId}
                  UNION ALL
                  SELECT b.id FROM payments.refunds AS r
                  JOIN ledger.entries AS b
                    ON b.ref_id = r.id
                   AND b.kind IN ('OrderRefunded', 'OrderRefundReturned', 'RefundAssigned', 'DisputeLost')
                  WHERE r.order_id = {orderId})
                """
            )
            .SingleAsync(cancellationToken);
    }

    private async Task AddAccountsAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var accounts = entry
            .Postings.Select(p => p.Account)
            .DistinctBy(a => a.Code)
            .OrderBy(a => a.Code, StringComparer.Ordinal)
            .ToArray();
        var (codes, types, sellers) = (
            Array.ConvertAll(accounts, a => a.Code),
            Array.ConvertAll(accounts, a => a.Type.ToString()),
            Array.ConvertAll(accounts, a => a.SellerId)
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO ledger.accounts (code, type, seller_id, currency)
            SELECT n.code, n.type, n.seller_id, {entry.Currency}
            FROM unnest({codes}, {types}, {sellers}) AS n (code, type, seller_id)
            WHERE NOT EXISTS (SELECT 1 FROM ledger.accounts AS a WHERE a.code = n.code)
            ON CONFLICT DO NOTHING
            """,
            cancellationToken
        );
    }

    private async Task AddPostingsAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var (id, kind, now) = (Ids.New(clock), entry.Kind.ToString(), clock.GetUtcNow());
        var posted = entry.Postings.Select(p => p.Account.Code).ToArray();
        var (debits, credits) = (
            entry.Postings.Select(p => p.DebitMinor).ToArray(),
            entry.Postings.Select(p => p.CreditMinor).ToArray()
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH entry AS (
                INSERT INTO ledger.entries (id, kind, ref_type, ref_id, number, at, posting_count)
                VALUES ({id}, {kind}, {entry.RefType}, {entry.RefId}, {entry.Number}, {now}, {posted.Length})
                ON CONFLICT (kind, ref_id, number) DO NOTHING RETURNING id)
            INSERT INTO ledger.postings (entry_id, line, account_code, debit_minor, credit_minor)
            SELECT entry.id, n.line, n.code, n.debit, n.credit
            FROM entry, unnest({posted}, {debits}, {credits}) WITH ORDINALITY AS n (code, debit, credit, line)
            """,
            cancellationToken
        );
    }
}
