namespace Marketplace.Modules.Payments;

/// <summary>A posting with what its entry is about.</summary>
internal sealed record BookedPosting
{
    public Guid EntryId { get; init; }

    public int Line { get; init; }

    public DateTimeOffset At { get; init; }

    public string Kind { get; init; } = "";

    public string RefType { get; init; } = "";

    public Guid RefId { get; init; }

    /// <summary>What it adds to the account of a liability; negative takes from it.</summary>
    public long AmountMinor { get; init; }

    /// <summary>Postings with their entries.</summary>
    public static IQueryable<BookedPosting> Of(
        IQueryable<LedgerPostingRow> postings,
        IQueryable<LedgerEntryRow> entries
    ) =>
        from posting in postings
        join entry in entries on posting.EntryId equals entry.Id
        select new BookedPosting
        {
            EntryId = posting.EntryId,
            Line = posting.Line,
            At = entry.At,
            Kind = entry.Kind,
            RefType = entry.RefType,
            RefId = entry.RefId,
            AmountMinor = posting.CreditMinor - posting.DebitMinor,
        };
}
