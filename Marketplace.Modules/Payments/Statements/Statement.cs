using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>A store's statement: what moved its payable balance since the statement before, a payout
/// included.</summary>
/// <remarks>Never changed. Opening is the closing of the one before; closing is opening plus all postings; every
/// posting of the balance is in exactly one statement.</remarks>
internal sealed class Statement : Entity
{
    private Statement() { }

    /// <summary>Series and number for people, for example <c>EKS-2026-000012</c>; without gaps per store and
    /// year.</summary>
    public string Number { get; private init; } = "";

    public Guid SellerId { get; private init; }

    public string Currency { get; private init; } = "";

    public long OpeningMinor { get; private init; }

    public long ClosingMinor { get; private init; }

    /// <summary>When the statement before was made; null for the first.</summary>
    public DateTimeOffset? From { get; private init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset To { get; private init; }

    /// <summary>How many postings it has.</summary>
    public int PostingCount { get; private init; }

    /// <summary>Its postings summed up by kind.</summary>
    public IReadOnlyList<StatementSum> Sums { get; private init; } = [];

    public Money Closing => new(ClosingMinor, Currency);

    /// <summary>Makes the next statement of a store.</summary>
    /// <param name="before">The one before; null for the first.</param>
    internal static Statement After(
        Statement? before,
        NewStatement input,
        IReadOnlyCollection<UnstatedPosting> postings,
        DateTimeOffset now
    )
    {
        var opening = before?.ClosingMinor ?? 0;
        return new()
        {
            Id = input.Id,
            Number = input.Number,
            SellerId = input.SellerId,
            Currency = input.Currency,
            OpeningMinor = opening,
            ClosingMinor = opening + postings.Sum(p => p.AmountMinor),
            From = before?.To,
            To = now,
            PostingCount = postings.Count,
            Sums = postings
                .GroupBy(p => p.Kind)
                .OrderBy(g => g.Key)
                .Select(g => new StatementSum(g.Key, g.Count(), g.Sum(p => p.AmountMinor)))
                .ToArray(),
        };
    }
}

/// <summary>The postings of one kind in a statement.</summary>
/// <param name="AmountMinor">Positive raises the balance.</param>
internal sealed record StatementSum(LedgerKind Kind, int Count, long AmountMinor);

/// <summary>One posting of a statement.</summary>
internal sealed class StatementPosting
{
    public Guid StatementId { get; init; }

    public Guid EntryId { get; init; }

    /// <summary>Of the posting in its entry.</summary>
    public int Line { get; init; }
}

/// <summary>What a new statement is called.</summary>
internal sealed record NewStatement(Guid Id, string Number, Guid SellerId, string Currency);

/// <summary>A posting of a payable balance that is in no statement yet.</summary>
/// <param name="AmountMinor">Positive raises the balance.</param>
internal sealed record UnstatedPosting(Guid EntryId, int Line, LedgerKind Kind, long AmountMinor);
