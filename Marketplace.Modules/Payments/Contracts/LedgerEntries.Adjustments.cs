namespace Marketplace.Modules.Payments.Contracts;

/// <content>Entries that two administrators agreed on.</content>
public static partial class LedgerEntries
{
    /// <summary>Corrects a store's payable balance.</summary>
    /// <param name="postings">Balanced.</param>
    public static LedgerEntry Adjustment(Guid adjustmentId, string currency, IEnumerable<LedgerPosting> postings) =>
        Entry(LedgerKind.Adjustment, "adjustment", adjustmentId, currency, postings.ToArray());
}
