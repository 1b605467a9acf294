using System.Text.RegularExpressions;

namespace Marketplace.Modules.Orders;

/// <summary>Finds IBANs: Turkish ones by their form, also with wrong check digits or without TR; others by their check
/// digits.</summary>
/// <remarks>Source: ISO 13616.</remarks>
internal static partial class BankAccounts
{
    private const int Shortest = 15;
    private const int Longest = 34;
    private const int TurkishDigits = 24;

    public static IEnumerable<Range> In(string text) =>
        Turkish()
            .Matches(text)
            .Select(m => new Range(m.Index, m.Index + m.Length))
            .Concat(
                Digits()
                    .Matches(text)
                    .Where(m => m.Value.Count(char.IsAsciiDigit) == TurkishDigits && IsValid($"tr{Compact(m.Value)}"))
                    .Select(m => new Range(m.Index, m.Index + m.Length))
            )
            .Concat(Beginning().Matches(text).Select(m => EndOf(text, m.Index)).OfType<Range>());

    /// <summary>The account number that begins here, if its check digits are right.</summary>
    private static Range? EndOf(string text, int start)
    {
        var compact = "";
        for (var at = start; at < text.Length && compact.Length < Longest; at++)
        {
            if (text[at] == ' ')
                continue;
            if (!char.IsAsciiLetterOrDigit(text[at]))
                return null;
            compact += text[at];
            var ends = at + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[at + 1]);
            if (ends && compact.Length >= Shortest && IsValid(compact))
                return new Range(start, at + 1);
        }

        return null;
    }

    private static string Compact(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit));

    private static bool IsValid(string compact)
    {
        var rest = 0;
        foreach (var c in compact[4..] + compact[..4])
            rest = char.IsAsciiDigit(c) ? (rest * 10 + (c - '0')) % 97 : (rest * 100 + (c - 'a' + 10)) % 97;
        return rest == 1;
    }

    [GeneratedRegex(@"(?<![a-z0-9])t ?r ?[.:-]? ?(?:[0-9][ .-]?){23}[0-9](?![0-9])")]
    private static partial Regex Turkish();

    [GeneratedRegex(@"(?<![a-z0-9])[0-9](?: ?[0-9]){23}(?![a-z0-9])")]
    private static partial Regex Digits();

    [GeneratedRegex(@"(?<![a-z0-9])[a-z]{2}[0-9]{2}")]
    private static partial Regex Beginning();
}
