using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Reads the ledger for administrators.</summary>
public sealed class LedgerQueries(MarketplaceDbContext db, CursorCodec cursors)
{
    private static readonly Keyset<LedgerEntryRow, Guid> Newest = Keyset.Descending<LedgerEntryRow>(
        "newest",
        e => e.Id
    );

    /// <summary>Entries, newest first.</summary>
    /// <param name="account">Only entries with a posting to this account; null for all.</param>
    public async Task<Result<Page<LedgerEntryView>>> ListAsync(
        string? account,
        Guid? refId,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var opened = Newest.Open(cursors, page, $"{account}|{refId}");
        if (!opened.Succeeded)
            return opened.Error;
        var query = db.Set<LedgerEntryRow>().AsNoTracking();
        if (account is not null)
            query = query.Where(e => e.Postings.Any(p => p.AccountCode == account));
        if (refId is not null)
            query = query.Where(e => e.RefId == refId);
        var rows = await opened
            .Value.Of(query)
            .Select(e => new LedgerEntryView(
                e.Id,
                Enum.Parse<LedgerKind>(e.Kind),
                e.RefType,
                e.RefId,
                e.At,
                e.Postings.OrderBy(p => p.Line)
                    .Select(p => new LedgerPostingView(p.AccountCode, p.DebitMinor, p.CreditMinor))
                    .ToList()
            ))
            .ToListAsync(cancellationToken);
        return opened.Value.From(rows, row => row.Id);
    }

    /// <summary>The balance of every account that belongs to no store, and totals across all stores.</summary>
    public async Task<IReadOnlyList<LedgerBalance>> BalancesAsync(CancellationToken cancellationToken) =>
        (
            await db
                .Database.SqlQuery<Balance>(
                    $"""
                    SELECT CASE WHEN a.seller_id IS NULL THEN a.code
                                ELSE 'seller:*:' || split_part(a.code, ':', 3) END AS account,
                           a.type, a.currency,
                           SUM(p.debit_minor)::bigint AS debit_minor, SUM(p.credit_minor)::bigint AS credit_minor
                    FROM ledger.postings AS p JOIN ledger.accounts AS a ON a.code = p.account_code
                    GROUP BY 1, 2, 3 ORDER BY 1
                    """
                )
                .ToListAsync(cancellationToken)
        ).ConvertAll(b => new LedgerBalance(
            b.Account,
            Enum.Parse<LedgerAccountType>(b.Type),
            b.Currency,
            b.DebitMinor,
            b.CreditMinor
        ));

    private sealed record Balance(string Account, string Type, string Currency, long DebitMinor, long CreditMinor);
}

/// <summary>A ledger entry with its postings.</summary>
public sealed record LedgerEntryView(
    Guid Id,
    LedgerKind Kind,
    string RefType,
    Guid RefId,
    DateTimeOffset At,
    IReadOnlyList<LedgerPostingView> Postings
);

/// <summary>One posting of an entry, minor units.</summary>
public sealed record LedgerPostingView(string Account, long DebitMinor, long CreditMinor);

/// <summary>Debit and credit totals of an account, minor units.</summary>
public sealed record LedgerBalance(
    string Account,
    LedgerAccountType Type,
    string Currency,
    long DebitMinor,
    long CreditMinor
);
