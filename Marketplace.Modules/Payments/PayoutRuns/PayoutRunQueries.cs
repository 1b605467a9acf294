using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Reads payout runs.</summary>
public sealed class PayoutRunQueries(MarketplaceDbContext db, CursorCodec cursors, IOptions<MarketplaceOptions> options)
{
    private static readonly Keyset<PayoutRun, Guid> Newest = Keyset.Descending<PayoutRun>("newest", r => r.Id);

    /// <summary>Runs, newest first.</summary>
    /// <remarks>Errors: <c>pagination.cursor_invalid</c>, <c>pagination.cursor_mismatch</c>.</remarks>
    public async Task<Result<Page<PayoutRunView>>> ListAsync(PageRequest page, CancellationToken cancellationToken)
    {
        var opened = Newest.Open(cursors, page, "");
        if (!opened.Succeeded)
            return opened.Error;
        var rows = await opened.Value.Of(db.Set<PayoutRun>().AsNoTracking()).ToListAsync(cancellationToken);
        return opened.Value.From(rows.ConvertAll(View), row => row.Id);
    }

    /// <summary>A run.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>.</remarks>
    public async Task<Result<PayoutRunView>> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<PayoutRun>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is { } found
            ? View(found)
            : PlatformErrors.NotFound;

    /// <summary>A run as it is shown.</summary>
    public PayoutRunView View(PayoutRun run) =>
        new(
            run.Id,
            run.Day,
            run.RequestedBy,
            run.StartedAt,
            run.FinishedAt,
            run.Statements,
            run.Payouts,
            new(run.AmountMinor, options.Value.Currency),
            run.Failures
        );
}

/// <summary>A payout run.</summary>
/// <param name="RequestedBy">The administrator who asked for it; null for the daily one.</param>
/// <param name="FinishedAt">Null while it runs.</param>
/// <param name="Failures">Stores and returns that could not be settled, because of an error.</param>
public sealed record PayoutRunView(
    Guid Id,
    DateOnly Day,
    Guid? RequestedBy,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    int Statements,
    int Payouts,
    Money Amount,
    int Failures
);
