namespace Marketplace.Api.Admin.Forms;

/// <summary>Amounts and percentages as people type them: <c>1.249,50</c>, <c>1,249.50</c>, <c>249.5</c> or
/// <c>%8</c>.</summary>
/// <remarks>Both languages are taken whatever the page's is, because people copy numbers. One or two digits after the
/// last separator are decimals, groups of three are thousands; anything else is refused.</remarks>
public static class DecimalText
{
    /// <summary>The number without its decimals' separator, with so many decimals: 249,5 with 2 is 24950. Null when it
    /// cannot be read, is negative or has more decimals.</summary>
    public static long? Parse(string text, int decimals)
    {
        var written = text.Trim().Trim('%').Trim();
        var cut = written.LastIndexOfAny([',', '.']);
        var (whole, part) =
            cut >= 0 && IsDecimals(written, cut) ? (written[..cut], written[(cut + 1)..]) : (written, "");
        if (part.Length > decimals || Digits(whole, cut < whole.Length ? null : written[cut]) is not { } digits)
            return null;
        if (!part.All(char.IsAsciiDigit))
            return null;
        var all = digits + part.PadRight(decimals, '0');
        return all.Length <= 15 ? long.Parse(all, System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    // A lone separator before three digits parts thousands in either language: 1.249 is never 1,249 of something.
    private static bool IsDecimals(string written, int cut) => written.Length - cut - 1 is 1 or 2;

    /// <param name="decimalMark">The separator of the decimals, which cannot part thousands too.</param>
    private static string? Digits(string whole, char? decimalMark)
    {
        var separators = whole.Where(c => c is ',' or '.').Distinct().ToArray();
        if (separators.Length == 0)
            return whole.Length > 0 && whole.All(char.IsAsciiDigit) ? whole : null;
        if (separators.Length > 1 || separators[0] == decimalMark)
            return null;
        var groups = whole.Split(separators[0]);
        var isGrouped =
            groups[0].Length is 1 or 2 or 3 && groups[0][0] != '0' && groups.Skip(1).All(g => g.Length == 3);
        return isGrouped && groups.All(g => g.All(char.IsAsciiDigit)) ? string.Concat(groups) : null;
    }
}
