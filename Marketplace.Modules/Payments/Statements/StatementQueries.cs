using System.Linq.Expressions;
using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Reads a store's statements.</summary>
public sealed class StatementQueries(MarketplaceDbContext db, CursorCodec cursors)
{
    private static readonly Keyset<Statement, Guid> Newest = Keyset.Descending<Statement>("newest", s => s.Id);

    /// <summary>Statements of a store, newest first.</summary>
    public async Task<Result<Page<StatementSummary>>> ListAsync(
        Guid sellerId,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var opened = Newest.Open(cursors, page, sellerId.ToString());
        if (!opened.Succeeded)
            return opened.Error;
        var rows = await opened
            .Value.Of(db.Set<Statement>().AsNoTracking().Where(s => s.SellerId == sellerId))
            .Select(StatementSummary.OfStatement)
            .ToListAsync(cancellationToken);
        return opened.Value.From(rows, row => row.Id);
    }

    /// <summary>A statement of a store, without its lines; null when it does not exist.</summary>
    public async Task<StatementSummary?> SummaryAsync(
        Guid sellerId,
        Guid statementId,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Statement>()
            .AsNoTracking()
            .Where(s => s.Id == statementId && s.SellerId == sellerId)
            .Select(StatementSummary.OfStatement)
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>A statement of a store with its lines, in the order in which they were booked.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also for a statement of another store.</remarks>
    public async Task<Result<StatementDocument>> DocumentAsync(
        Guid sellerId,
        Guid statementId,
        CancellationToken cancellationToken
    )
    {
        var found = await db.Set<Statement>()
            .AsNoTracking()
            .SingleOrDefaultAsync(s => s.Id == statementId && s.SellerId == sellerId, cancellationToken);
        if (found is null)
            return PlatformErrors.NotFound;
        var lines = await LinesAsync(statementId, cancellationToken);
        return new StatementDocument(
            found.Id,
            found.Number,
            found.SellerId,
            found.From,
            found.To,
            new(found.OpeningMinor, found.Currency),
            found.Closing,
            [.. found.Sums.Select(s => new StatementSumView(s.Kind, s.Count, new(s.AmountMinor, found.Currency)))],
            lines.ConvertAll(l => new StatementLine(
                l.EntryId,
                l.Line,
                l.At,
                Enum.Parse<LedgerKind>(l.Kind),
                l.RefType,
                l.RefId,
                l.OrderId,
                new(l.AmountMinor, found.Currency),
                l.DueOn,
                l.Reason
            ))
        );
    }

    private Task<List<Row>> LinesAsync(Guid statementId, CancellationToken cancellationToken) =>
        db
            .Database.SqlQuery<Row>(
                $"""
                SELECT p.entry_id, p.line, e.at, e.kind, e.ref_type, e.ref_id,
                       CASE e.ref_type WHEN 'order' THEN e.ref_id ELSE r.order_id END AS order_id,
                       p.credit_minor - p.debit_minor AS amount_minor, d.due_on, a.reason
                FROM payments.statement_postings AS s
                JOIN ledger.postings AS p ON p.entry_id = s.entry_id AND p.line = s.line
                JOIN ledger.entries AS e ON e.id = p.entry_id
                LEFT JOIN payments.refunds AS r ON e.ref_type = 'refund' AND r.id = e.ref_id
                LEFT JOIN payments.payable_dues AS d ON d.entry_id = e.id
                LEFT JOIN payments.adjustments AS a ON e.ref_type = 'adjustment' AND a.id = e.ref_id
                WHERE s.statement_id = {statementId} ORDER BY e.at, p.entry_id, p.line
                """
            )
            .ToListAsync(cancellationToken);

    private sealed record Row(
        Guid EntryId,
        int Line,
        DateTimeOffset At,
        string Kind,
        string RefType,
        Guid RefId,
        Guid? OrderId,
        long AmountMinor,
        DateOnly? DueOn,
        string? Reason
    );
}

/// <summary>A statement in a list.</summary>
public sealed record StatementSummary(
    Guid Id,
    string Number,
    DateTimeOffset? From,
    DateTimeOffset To,
    Money Opening,
    Money Closing,
    int PostingCount
)
{
    internal static readonly Expression<Func<Statement, StatementSummary>> OfStatement = s => new StatementSummary(
        s.Id,
        s.Number,
        s.From,
        s.To,
        new Money(s.OpeningMinor, s.Currency),
        new Money(s.ClosingMinor, s.Currency),
        s.PostingCount
    );
}
