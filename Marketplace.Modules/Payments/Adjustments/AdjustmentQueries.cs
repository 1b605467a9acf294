using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Reads adjustments.</summary>
public sealed class AdjustmentQueries(MarketplaceDbContext db, CursorCodec cursors)
{
    private static readonly Keyset<LedgerAdjustment, Guid> Newest = Keyset.Descending<LedgerAdjustment>(
        "newest",
        a => a.Id
    );

    /// <summary>Adjustments, newest first. One statement.</summary>
    /// <param name="sellerId">Only those of a store; null for all.</param>
    /// <param name="status">Only those in this status; null for all.</param>
    /// <remarks>Errors: <c>pagination.cursor_invalid</c>, <c>pagination.cursor_mismatch</c>.</remarks>
    public async Task<Result<Page<AdjustmentView>>> ListAsync(
        Guid? sellerId,
        AdjustmentStatus? status,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var opened = Newest.Open(cursors, page, $"{sellerId}|{status}");
        if (!opened.Succeeded)
            return opened.Error;
        var adjustments = db.Set<LedgerAdjustment>().AsNoTracking();
        if (sellerId is not null)
            adjustments = adjustments.Where(a => a.SellerId == sellerId);
        if (status is not null)
            adjustments = adjustments.Where(a => a.Status == status);
        var rows = await opened.Value.Of(adjustments).ToListAsync(cancellationToken);
        return opened.Value.From(rows.ConvertAll(AdjustmentView.Of), row => row.Id);
    }

    /// <summary>Why adjustments were made, by their id. One statement; none where nothing is asked for.</summary>
    internal async Task<IReadOnlyDictionary<Guid, string>> ReasonsAsync(
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    ) =>
        ids.Count == 0
            ? new Dictionary<Guid, string>()
            : await db.Set<LedgerAdjustment>()
                .Where(a => ids.Contains(a.Id))
                .ToDictionaryAsync(a => a.Id, a => a.Reason, cancellationToken);
}

/// <summary>An adjustment of a store's balance.</summary>
/// <param name="Amount">What it does to the store's balance: positive raises it.</param>
/// <param name="Reason">The store reads it.</param>
/// <param name="CreatedBy">The administrator who proposed it.</param>
/// <param name="DecidedBy">The one who approved or rejected it; null while nobody has.</param>
/// <param name="RejectionReason">Why it was rejected.</param>
public sealed record AdjustmentView(
    Guid Id,
    Guid SellerId,
    AdjustmentStatus Status,
    Money Amount,
    IReadOnlyList<AdjustmentLine> Lines,
    string Reason,
    Guid CreatedBy,
    DateTimeOffset CreatedAt,
    Guid? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? RejectionReason
)
{
    /// <summary>An adjustment as it is shown.</summary>
    public static AdjustmentView Of(LedgerAdjustment a) =>
        new(
            a.Id,
            a.SellerId,
            a.Status,
            a.Amount,
            a.Lines,
            a.Reason,
            a.CreatedBy,
            a.CreatedAt,
            a.DecidedBy,
            a.DecidedAt,
            a.RejectionReason
        );
}
