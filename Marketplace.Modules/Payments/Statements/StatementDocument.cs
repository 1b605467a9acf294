using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>A statement with its lines, in the order in which they were booked.</summary>
public sealed record StatementDocument(
    Guid Id,
    string Number,
    Guid SellerId,
    DateTimeOffset? From,
    DateTimeOffset To,
    Money Opening,
    Money Closing,
    IReadOnlyList<StatementSumView> Sums,
    IReadOnlyList<StatementLine> Lines
);

/// <summary>The postings of one kind.</summary>
/// <param name="Amount">Positive raises the balance.</param>
public sealed record StatementSumView(LedgerKind Kind, int Count, Money Amount);

/// <summary>One posting of a statement.</summary>
/// <param name="Line">Of the posting in its entry; with the entry's id the posting's key.</param>
/// <param name="RefType">What the entry is about: <c>order</c>, <c>refund</c>, <c>return</c>, <c>payout</c>,
/// <c>adjustment</c>, <c>seller</c>.</param>
/// <param name="OrderId">The order concerned; null for a payout, and where a refund has no order.</param>
/// <param name="Amount">Positive raises the balance.</param>
/// <param name="DueOn">By when a sale is to be paid out; null for everything else.</param>
/// <param name="Reason">Why an adjustment was made; null for everything else.</param>
public sealed record StatementLine(
    Guid EntryId,
    int Line,
    DateTimeOffset At,
    LedgerKind Kind,
    string RefType,
    Guid RefId,
    Guid? OrderId,
    Money Amount,
    DateOnly? DueOn,
    string? Reason = null
);
