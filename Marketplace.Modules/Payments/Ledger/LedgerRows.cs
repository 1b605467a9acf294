namespace Marketplace.Modules.Payments;

/// <summary>The row of a ledger account.</summary>
public sealed class LedgerAccountRow
{
    public required string Code { get; init; }

    /// <summary>Asset, Liability, Revenue or Expense.</summary>
    public required string Type { get; init; }

    public Guid? SellerId { get; init; }

    public required string Currency { get; init; }
}

/// <summary>The row of a ledger entry; never changed.</summary>
public sealed class LedgerEntryRow
{
    public Guid Id { get; init; }

    public required string Kind { get; init; }

    public required string RefType { get; init; }

    public Guid RefId { get; init; }

    /// <summary>From 1; counts repetitions of the same fact.</summary>
    public int Number { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>How many postings the entry has; the database rejects any other number.</summary>
    public int PostingCount { get; init; }

    public List<LedgerPostingRow> Postings { get; init; } = [];
}

/// <summary>The row of a posting; never changed.</summary>
public sealed class LedgerPostingRow
{
    public Guid EntryId { get; init; }

    /// <summary>From 1.</summary>
    public int Line { get; init; }

    public required string AccountCode { get; init; }

    public long DebitMinor { get; init; }

    public long CreditMinor { get; init; }
}
