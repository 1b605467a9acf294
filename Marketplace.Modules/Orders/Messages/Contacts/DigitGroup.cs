namespace Marketplace.Modules.Orders;

/// <summary>Digits that stand together in a text, or the number words that say them.</summary>
/// <param name="Separator">What stands between it and the group before; empty for the first of a run.</param>
internal sealed record DigitGroup(string Digits, int Start, int End, string Separator)
{
    public bool IsAfterPlus { get; init; }

    /// <summary>In brackets, as an area code: (212).</summary>
    public bool IsInBrackets { get; init; }

    /// <summary>A letter touches it, as in a code.</summary>
    public bool IsInWord { get; init; }

    public bool IsAfterComma => Separator.Contains(',', StringComparison.Ordinal);

    /// <summary>The value of a number word that is not joined with others yet; null for figures.</summary>
    public int? Spoken { get; init; }
}
