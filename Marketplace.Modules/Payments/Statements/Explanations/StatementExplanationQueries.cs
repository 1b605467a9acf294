using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Explains the postings of a statement to its store.</summary>
public sealed class StatementExplanationQueries(
    MarketplaceDbContext db,
    IOrderShares orders,
    AdjustmentQueries adjustments,
    CursorCodec cursors,
    IOptions<MarketplaceOptions> marketplace
)
{
    private static readonly Keyset<BookedPosting, (Guid, int)> Booked = Keyset.Ascending<BookedPosting, Guid, int>(
        "booked",
        p => p.EntryId,
        p => p.Line
    );

    /// <summary>A page of a statement's postings in the order of their entries, each explained. At most ten statements,
    /// whatever the page has.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also for a statement of another store;
    /// <c>pagination.cursor_invalid</c>, <c>pagination.cursor_mismatch</c>.</remarks>
    public async Task<Result<Page<StatementLineExplanation>>> ListAsync(
        Guid sellerId,
        Guid statementId,
        Language language,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var opened = Booked.Open(cursors, page, $"{statementId}");
        if (!opened.Succeeded)
            return opened.Error;
        if (!await db.Set<Statement>().AnyAsync(s => s.Id == statementId && s.SellerId == sellerId, cancellationToken))
            return PlatformErrors.NotFound;
        var postings = await opened.Value.Of(Of(statementId)).ToListAsync(cancellationToken);
        var facts = await FactsAsync(postings, cancellationToken);
        var explainer = new StatementExplainer(marketplace.Value.Currency, language);
        return opened.Value.From(facts.ConvertAll(explainer.Explain), row => (row.EntryId, row.Line));
    }

    private IQueryable<BookedPosting> Of(Guid statementId) =>
        BookedPosting.Of(
            from stated in db.Set<StatementPosting>()
            join posting in db.Set<LedgerPostingRow>()
                on new { stated.EntryId, stated.Line } equals new { posting.EntryId, posting.Line }
            where stated.StatementId == statementId
            select posting,
            db.Set<LedgerEntryRow>()
        );

    private async Task<List<StatedFacts>> FactsAsync(List<BookedPosting> postings, CancellationToken cancellationToken)
    {
        var entryIds = postings.Select(p => p.EntryId).Distinct().ToArray();
        var entries = (
            await db.Set<LedgerPostingRow>()
                .AsNoTracking()
                .Where(p => entryIds.Contains(p.EntryId))
                .OrderBy(p => p.Line)
                .ToListAsync(cancellationToken)
        ).ToLookup(p => p.EntryId, p => new LedgerPostingView(p.AccountCode, p.DebitMinor, p.CreditMinor));
        var dues = await db.Set<PayableDue>()
            .Where(d => entryIds.Contains(d.EntryId))
            .ToDictionaryAsync(d => d.EntryId, d => d.DueOn, cancellationToken);
        var refunds = await RefundsAsync(RefsOf(postings, "refund"), cancellationToken);
        var returns = await orders.OfReturnsAsync(RefsOf(postings, "return"), cancellationToken);
        var reasons = await adjustments.ReasonsAsync(RefsOf(postings, "adjustment"), cancellationToken);
        Guid? OrderOf(BookedPosting p) =>
            p.RefType switch
            {
                "order" => p.RefId,
                "refund" => refunds.GetValueOrDefault(p.RefId)?.OrderId,
                "return" => returns.GetValueOrDefault(p.RefId)?.OrderId,
                _ => null,
            };
        var ofOrders = await orders.OfOrdersAsync(
            [.. postings.Select(OrderOf).OfType<Guid>().Distinct()],
            cancellationToken
        );
        return postings.ConvertAll(p => new StatedFacts(
            p,
            [.. entries[p.EntryId]],
            OrderOf(p) is { } order ? ofOrders.GetValueOrDefault(order) : null,
            refunds.GetValueOrDefault(p.RefId)?.Lines,
            returns.GetValueOrDefault(p.RefId)?.Lines,
            dues.TryGetValue(p.EntryId, out var dueOn) ? dueOn : null,
            reasons.GetValueOrDefault(p.RefId)
        ));
    }

    private async Task<IReadOnlyDictionary<Guid, RefundFacts>> RefundsAsync(
        Guid[] ids,
        CancellationToken cancellationToken
    ) =>
        ids.Length == 0
            ? new Dictionary<Guid, RefundFacts>()
            : await db.Set<Refund>()
                .AsNoTracking()
                .Where(r => ids.Contains(r.Id))
                .ToDictionaryAsync(r => r.Id, r => new RefundFacts(r.OrderId, r.Lines), cancellationToken);

    private static Guid[] RefsOf(List<BookedPosting> postings, string refType) =>
        [.. postings.Where(p => p.RefType == refType).Select(p => p.RefId).Distinct()];

    private sealed record RefundFacts(Guid? OrderId, IReadOnlyList<RefundLine> Lines);
}
