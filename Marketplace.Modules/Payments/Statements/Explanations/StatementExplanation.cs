using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>How one posting of a statement came about.</summary>
/// <param name="Line">Of the posting in its entry; with the entry's id the posting's key.</param>
/// <param name="Amount">What it adds to the balance; negative takes from it.</param>
/// <param name="Commission">Net commission in it; negative is given back. Null where there is none.</param>
/// <param name="CommissionTax">Tax on the commission, as <paramref name="Commission"/>.</param>
/// <param name="DueOn">By when a sale is to be paid out; null for everything else.</param>
/// <param name="Order">The order concerned; null for payouts, adjustments, and money of no order.</param>
/// <param name="Lines">The goods concerned; none where nobody knows them, and for a payout.</param>
/// <param name="Entry">All postings of the entry; debits equal credits.</param>
/// <param name="Text">The rule in words.</param>
public sealed record StatementLineExplanation(
    Guid EntryId,
    int Line,
    DateTimeOffset At,
    LedgerKind Kind,
    string RefType,
    Guid RefId,
    Money Amount,
    Money? Commission,
    Money? CommissionTax,
    DateOnly? DueOn,
    ExplainedOrder? Order,
    IReadOnlyList<ExplainedLine> Lines,
    IReadOnlyList<LedgerPostingView> Entry,
    string Text
);

/// <summary>The order of a posting, as it was bought.</summary>
/// <param name="Total">What the buyer paid, tax and delivery included.</param>
/// <param name="Tax">The tax in it.</param>
/// <param name="CommissionBps">Rate of the commission in basis points of the goods.</param>
public sealed record ExplainedOrder(
    Guid OrderId,
    string Number,
    Money Total,
    Money Tax,
    Money Shipping,
    int? CommissionBps
);

/// <summary>Goods that a posting is about.</summary>
/// <param name="Amount">Their money: what was sold, or what went back.</param>
/// <param name="TaxBps">Rate of their tax in basis points.</param>
/// <param name="Tax">The tax in the amount.</param>
/// <param name="Commission">Net commission of the amount; null where it is not known by line.</param>
public sealed record ExplainedLine(
    Guid LineId,
    string Title,
    int Quantity,
    Money Amount,
    int TaxBps,
    Money Tax,
    Money? Commission
);

/// <summary>A posting with everything it refers to.</summary>
/// <param name="Postings">All of its entry.</param>
/// <param name="Refunded">Lines of its refund; null when it is about none.</param>
/// <param name="Returned">Lines of its return; null when it is about none.</param>
/// <param name="Reason">Why an adjustment was made.</param>
internal sealed record StatedFacts(
    BookedPosting Posting,
    IReadOnlyList<LedgerPostingView> Postings,
    OrderShares? Order,
    IReadOnlyList<RefundLine>? Refunded,
    IReadOnlyList<ReturnLineShare>? Returned,
    DateOnly? DueOn,
    string? Reason
);
