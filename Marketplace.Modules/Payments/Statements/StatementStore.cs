using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Stores statements and which postings they have.</summary>
/// <remarks>The caller has locked the store's payout account, so a store's statements are made one by one.</remarks>
internal sealed class StatementStore(
    MarketplaceDbContext db,
    DocumentNumbers numbers,
    IOptions<PayoutsOptions> payouts,
    IOptions<MarketplaceOptions> marketplace,
    TimeProvider clock
)
{
    /// <summary>Series of the numbers; each store has one of its own.</summary>
    public const string Series = "EKS";

    /// <summary>The newest statement of a store; null if it has none. One query.</summary>
    public Task<Statement?> LastAsync(Guid sellerId, CancellationToken cancellationToken) =>
        db.Set<Statement>()
            .AsNoTracking()
            .Where(s => s.SellerId == sellerId)
            .OrderByDescending(s => s.Number)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Postings of a store's payable balance that are in no statement. One query.</summary>
    /// <param name="bookedBefore">Only those booked before; null for all.</param>
    public async Task<IReadOnlyList<UnstatedPosting>> UnstatedAsync(
        Guid sellerId,
        DateTimeOffset? bookedBefore,
        CancellationToken cancellationToken
    )
    {
        var account = LedgerAccount.SellerPayable(sellerId).Code;
        var end = bookedBefore ?? DateTimeOffset.MaxValue;
        var rows = await db
            .Database.SqlQuery<Row>(
                $"""
                SELECT p.entry_id, p.line, e.kind, p.credit_minor - p.debit_minor AS amount_minor
                FROM ledger.postings AS p JOIN ledger.entries AS e ON e.id = p.entry_id
                WHERE p.account_code = {account} AND e.at < {end} AND NOT EXISTS (
                    SELECT 1 FROM payments.statement_postings AS s WHERE s.entry_id = p.entry_id AND s.line = p.line)
                """
            )
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(r => new UnstatedPosting(
            r.EntryId,
            r.Line,
            Enum.Parse<LedgerKind>(r.Kind),
            r.AmountMinor
        ));
    }

    /// <summary>Makes and numbers the next statement of a store.</summary>
    public async Task<Statement> AddAsync(
        Guid id,
        Guid sellerId,
        Statement? before,
        IReadOnlyCollection<UnstatedPosting> postings,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var year = payouts.Value.DayOf(now).Year;
        var number = await numbers.NextAsync($"{Series}-{sellerId:N}", year, cancellationToken);
        var made = Statement.After(
            before,
            new(
                id,
                string.Create(CultureInfo.InvariantCulture, $"{Series}-{year}-{number:D6}"),
                sellerId,
                marketplace.Value.Currency
            ),
            postings,
            now
        );
        db.Add(made);
        return made;
    }

    /// <summary>Records which postings a statement has, once the statement itself is in the database.</summary>
    public Task AddPostingsAsync(
        Guid statementId,
        IReadOnlyCollection<UnstatedPosting> postings,
        CancellationToken cancellationToken
    )
    {
        var (entries, lines) = (postings.Select(p => p.EntryId).ToArray(), postings.Select(p => p.Line).ToArray());
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO payments.statement_postings (statement_id, entry_id, line)
            SELECT {statementId}, n.entry_id, n.line FROM unnest({entries}, {lines}) AS n (entry_id, line)
            """,
            cancellationToken
        );
    }

    private sealed record Row(Guid EntryId, int Line, string Kind, long AmountMinor);
}
