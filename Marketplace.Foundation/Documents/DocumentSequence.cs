namespace Marketplace.Foundation;

/// <summary>The last number issued in a series and year; the row stays locked until the document is committed, so
/// numbers have no gaps.</summary>
internal sealed class DocumentSequence
{
    /// <summary>Prefix of the documents' numbers, for example <c>INV</c>.</summary>
    public required string Series { get; init; }

    public int Year { get; init; }

    public int Last { get; init; }
}
