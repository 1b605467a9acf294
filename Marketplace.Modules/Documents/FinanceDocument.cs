using Marketplace.Foundation;

namespace Marketplace.Modules.Documents;

/// <summary>A document about money, in one language: what a PDF, a workbook and a CSV file are written from.</summary>
public sealed record FinanceDocument
{
    public required Language Language { get; init; }

    /// <summary>What kind of document it is, for example <c>Commission invoice</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Number or month: what tells documents of a kind apart.</summary>
    public required string Number { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Whose document it is: the letterhead.</summary>
    public required DocumentParty Issuer { get; init; }

    /// <summary>Whom it is for; null for a report to ourselves.</summary>
    public DocumentParty? Recipient { get; init; }

    /// <summary>Dates, periods and references, beside the recipient.</summary>
    public IReadOnlyList<DocumentFact> Facts { get; init; } = [];

    /// <summary>All amounts of the document are in this currency (ISO 4217).</summary>
    public required string Currency { get; init; }

    public required IReadOnlyList<DocumentColumn> Columns { get; init; }

    /// <summary>As many cells as columns.</summary>
    public required IReadOnlyList<IReadOnlyList<DocumentCell>> Rows { get; init; }

    /// <summary>Under the table; the last is the sum of what stands before it.</summary>
    public IReadOnlyList<DocumentTotal> Totals { get; init; } = [];

    /// <summary>Paragraphs at the end.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>A party of a document.</summary>
/// <param name="Role">For example <c>Bill to</c>.</param>
/// <param name="Details">Address and numbers, one a line.</param>
public sealed record DocumentParty(string Role, string Name, IReadOnlyList<string> Details);

/// <summary>A date, a period or a reference of a document.</summary>
public sealed record DocumentFact(string Label, string Value);

/// <summary>A column of the table.</summary>
/// <param name="Share">Its share of the width.</param>
/// <param name="IsAmount">Amounts stand at the right.</param>
public sealed record DocumentColumn(string Heading, double Share, bool IsAmount = false);

/// <summary>An amount under the table.</summary>
public sealed record DocumentTotal(string Label, long Minor);
