using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Reads what a store has earned, and what moved it.</summary>
public sealed class SellerBalanceQueries(
    MarketplaceDbContext db,
    ILedger ledger,
    AdjustmentQueries adjustments,
    CursorCodec cursors,
    IOptions<PayoutsOptions> payouts,
    IOptions<MarketplaceOptions> options
)
{
    private static readonly Keyset<BookedPosting, (Guid, int)> Newest = Keyset.Descending<BookedPosting, Guid, int>(
        "newest",
        p => p.EntryId,
        p => p.Line
    );

    /// <summary>A store's balance.</summary>
    public async Task<SellerBalanceView> BalanceAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        var balance = await ledger.BalanceAsync(sellerId, cancellationToken);
        var inTransit = await db.Set<Payout>()
            .Where(p => p.SellerId == sellerId && p.ReturnId == null && PayoutTransitions.Open.Contains(p.Status))
            .SumAsync(p => p.AmountMinor, cancellationToken);
        var due = await db.Set<PayableDue>()
            .Where(d => d.SellerId == sellerId && d.PayoutId == null && d.NettedAt == null)
            .MinAsync(d => (DateOnly?)d.DueOn, cancellationToken);
        return new(
            balance.Pending,
            balance.Payable,
            new(inTransit, options.Value.Currency),
            balance.Payable.Amount > 0 ? due : null,
            balance.Payable.Amount < 0
        );
    }

    /// <summary>Postings of a store's payable balance, newest first.</summary>
    /// <param name="from">First day, in the time zone of payouts; null for all.</param>
    /// <remarks>Errors: <c>pagination.cursor_invalid</c>, <c>pagination.cursor_mismatch</c>.</remarks>
    public async Task<Result<Page<SellerLedgerLine>>> ListAsync(
        Guid sellerId,
        DateOnly? from,
        LedgerKind? kind,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var opened = Newest.Open(cursors, page, $"{sellerId}|{from:O}|{kind}");
        if (!opened.Succeeded)
            return opened.Error;
        var postings = Of(sellerId);
        if (from is { } day)
        {
            var start = LocalDays.StartOf(day, payouts.Value.Zone);
            postings = postings.Where(p => p.At >= start);
        }

        if (kind is { } wanted)
        {
            var name = wanted.ToString();
            postings = postings.Where(p => p.Kind == name);
        }

        var currency = options.Value.Currency;
        var rows = await opened.Value.Of(postings).ToListAsync(cancellationToken);
        var reasons = await adjustments.ReasonsAsync(
            [.. rows.Where(p => p.Kind == nameof(LedgerKind.Adjustment)).Select(p => p.RefId)],
            cancellationToken
        );
        return opened.Value.From(
            rows.ConvertAll(p => new SellerLedgerLine(
                p.EntryId,
                p.Line,
                p.At,
                Enum.Parse<LedgerKind>(p.Kind),
                p.RefType,
                p.RefId,
                new(p.AmountMinor, currency),
                reasons.GetValueOrDefault(p.RefId)
            )),
            line => (line.EntryId, line.Line)
        );
    }

    private IQueryable<BookedPosting> Of(Guid sellerId)
    {
        var account = LedgerAccount.SellerPayable(sellerId).Code;
        return BookedPosting.Of(
            db.Set<LedgerPostingRow>().Where(posting => posting.AccountCode == account),
            db.Set<LedgerEntryRow>()
        );
    }
}

/// <summary>What a store has earned.</summary>
/// <param name="Pending">From orders that are not delivered yet (not completed, where that counts).</param>
/// <param name="Payable">Ready to be paid out; negative when the store owes.</param>
/// <param name="InTransit">Payouts that are reserved or sent and not paid yet.</param>
/// <param name="DueNext">By when the oldest unpaid sale is to be paid out; null when none is.</param>
/// <param name="Negative">The store owes: later earnings fill this first.</param>
public sealed record SellerBalanceView(Money Pending, Money Payable, Money InTransit, DateOnly? DueNext, bool Negative);

/// <summary>One posting of a store's payable balance.</summary>
/// <param name="Line">Of the posting in its entry.</param>
/// <param name="RefType">What the entry is about: order, refund, return, payout, adjustment or seller.</param>
/// <param name="Amount">Positive raises the balance.</param>
/// <param name="Reason">Why an adjustment was made; null for everything else.</param>
public sealed record SellerLedgerLine(
    Guid EntryId,
    int Line,
    DateTimeOffset At,
    LedgerKind Kind,
    string RefType,
    Guid RefId,
    Money Amount,
    string? Reason = null
);
