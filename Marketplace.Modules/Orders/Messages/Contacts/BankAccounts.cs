using System.Text.RegularExpressions;
using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Finds IBANs: Turkish ones by their form, also with wrong check digits or without TR; others by their check
/// digits.</summary>
/// <remarks>Source: ISO 13616.</remarks>
internal static partial class BankAccounts
{
    private const int TurkishDigits = 24;

    public static IEnumerable<Range> In(string text) =>
        Turkish()
            .Matches(text)
            .Select(m => new Range(m.Index, m.Index + m.Length))
            .Concat(
                Digits()
                    .Matches(text)
                    .Where(m =>
                        m.Value.Count(char.IsAsciiDigit) == TurkishDigits
                        && Iban.HasRightCheckDigits($"tr{Compact(m.Value)}")
                    )
                    .Select(m => new Range(m.Index, m.Index + m.Length))
            )
            .Concat(Beginning().Matches(text).Select(m => EndOf(text, m.Index)).OfType<Range>());

    /// <summary>The account number that begins here, if its check digits are right.</summary>
    private static Range? EndOf(string text, int start)
    {
        var compact = "";
        for (var at = start; at < text.Length && compact.Length < Iban.Longest; at++)
        {
            if (text[at] == ' ')
                continue;
            if (!char.IsAsciiLetterOrDigit(text[at]))
                return null;
            compact += text[at];
            var ends = at + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[at + 1]);
            if (ends && compact.Length >= Iban.Shortest && Iban.HasRightCheckDigits(compact))
                return new Range(start, at + 1);
        }

        return null;
    }

    private static string Compact(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit));

    [GeneratedRegex(@"(?<![a-z0-9])t ?r ?[.:-]? ?(?:[0-9][ .-]?){23}[0-9](?![0-9])")]
    private static partial Regex Turkish();

    [GeneratedRegex(@"(?<![a-z0-9])[0-9](?: ?[0-9]){23}(?![a-z0-9])")]
    private static partial Regex Digits();

    [GeneratedRegex(@"(?<![a-z0-9])[a-z]{2}[0-9]{2}")]
    private static partial Regex Beginning();
}
