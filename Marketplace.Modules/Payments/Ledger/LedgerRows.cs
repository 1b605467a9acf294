namespace Marketplace.Modules.Payments;

/// <summary>An account of the book as it is stored.</summary>
public sealed class LedgerAccountRow
{
    public required string Code { get; init; }

    /// <summary>Asset, Liability, Revenue or Expense.</summary>
    public required string Type { get; init; }

    public Guid? SellerId { get; init; }

    public required string Currency { get; init; }
}

/// <summary>An entry of the book as it is stored; never changed.</summary>
public sealed class LedgerEntryRow
{
    public Guid Id { get; init; }

    public required string Kind { get; init; }

    public required string RefType { get; init; }

    public Guid RefId { get; init; }

    /// <summary>From 1: which time the same fact happened to the same thing.</summary>
    public int Number { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>How many postings belong to it; the database takes neither more nor fewer.</summary>
    public int PostingCount { get; init; }

    public List<LedgerPostingRow> Postings { get; init; } = [];
}

/// <summary>A posting of an entry as it is stored; never changed.</summary>
public sealed class LedgerPostingRow
{
    public Guid EntryId { get; init; }

    /// <summary>From 1.</summary>
    public int Line { get; init; }

    public required string AccountCode { get; init; }

    public long DebitMinor { get; init; }

    public long CreditMinor { get; init; }
}
