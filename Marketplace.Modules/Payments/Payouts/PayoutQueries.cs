using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Reads payouts and their batches.</summary>
public sealed class PayoutQueries(MarketplaceDbContext db, CursorCodec cursors)
{
    private static readonly Keyset<Payout, Guid> Newest = Keyset.Descending<Payout>("newest", p => p.Id);

    private static readonly Keyset<PayoutBatch, Guid> NewestBatches = Keyset.Descending<PayoutBatch>(
        "newest",
        b => b.Id
    );

    /// <summary>Payouts, newest first.</summary>
    /// <remarks>Errors: <c>pagination.cursor_invalid</c>, <c>pagination.cursor_mismatch</c>.</remarks>
    public async Task<Result<Page<PayoutView>>> ListAsync(
        PayoutFilter filter,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var opened = Newest.Open(cursors, page, filter.ToString());
        if (!opened.Succeeded)
            return opened.Error;
        var payouts = db.Set<Payout>().AsNoTracking();
        if (filter.SellerId is { } seller)
            payouts = payouts.Where(p => p.SellerId == seller);
        if (filter.Payee is { } payee)
            payouts = payouts.Where(p => p.Payee == payee);
        if (filter.Status is { } status)
            payouts = payouts.Where(p => p.Status == status);
        if (filter.Due is { } due)
            payouts = payouts.Where(p => p.DueOn <= due);
        if (filter.BatchId is { } batch)
            payouts = payouts.Where(p => p.BatchId == batch);
        if (filter.RunId is { } run)
            payouts = payouts.Where(p => p.RunId == run);
        var rows = await opened.Value.Of(payouts).ToListAsync(cancellationToken);
        return opened.Value.From(rows.ConvertAll(PayoutView.Of), row => row.Id);
    }

    /// <summary>A payout to a store.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also for a payout to somebody else.</remarks>
    public async Task<Result<PayoutView>> OfSellerAsync(
        Guid sellerId,
        Guid payoutId,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Payout>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                p => p.Id == payoutId && p.SellerId == sellerId && p.ReturnId == null,
                cancellationToken
            )
            is { } found
            ? PayoutView.Of(found)
            : PlatformErrors.NotFound;

    /// <summary>Any payout.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>.</remarks>
    public async Task<Result<PayoutView>> FindAsync(Guid payoutId, CancellationToken cancellationToken) =>
        await db.Set<Payout>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == payoutId, cancellationToken)
            is { } found
            ? PayoutView.Of(found)
            : PlatformErrors.NotFound;

    /// <summary>Batches, newest first.</summary>
    /// <remarks>Errors: <c>pagination.cursor_invalid</c>, <c>pagination.cursor_mismatch</c>.</remarks>
    public async Task<Result<Page<PayoutBatchView>>> ListBatchesAsync(
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var opened = NewestBatches.Open(cursors, page, "");
        if (!opened.Succeeded)
            return opened.Error;
        var rows = await opened.Value.Of(db.Set<PayoutBatch>().AsNoTracking()).ToListAsync(cancellationToken);
        return opened.Value.From(rows.ConvertAll(PayoutBatchView.Of), row => row.Id);
    }
}

/// <summary>Which payouts are listed; null takes all.</summary>
/// <param name="Due">Due on this day or before.</param>
public sealed record PayoutFilter(
    Guid? SellerId = null,
    PayoutPayee? Payee = null,
    PayoutStatus? Status = null,
    DateOnly? Due = null,
    Guid? BatchId = null,
    Guid? RunId = null
);
