using System.Text;
using System.Text.RegularExpressions;

namespace Marketplace.Modules.Orders;

/// <summary>Finds in a message what would take buyer and store past the marketplace: phone numbers, e-mail addresses,
/// IBANs and links.</summary>
/// <remarks>Prices, sizes, dates, order numbers and barcodes stay. When in doubt a text stays as well: support can hide
/// a message, but nobody can bring back what was replaced.</remarks>
internal static partial class ContactData
{
    public const string Mask = "•••";

    private const string Hosts = "gmail|hotmail|outlook|yahoo|icloud|yandex|mynet|protonmail|proton";

    // Only endings that are no Turkish words after a full stop without a space.
    private const string Endings =
        @"(?:(?:com|net|org|gen|web|biz|info|name|av|dr|bel)\.tr|com|net|org|info|biz|shop|store|online|site|app|xyz|io"
        + "|co|tr|de)";

    /// <summary>The text with each piece of contact data replaced by <see cref="Mask"/>, and whether there was
    /// any.</summary>
    public static (string Text, bool Found) Hide(string text)
    {
        var composed = text.Normalize(NormalizationForm.FormC);
        // A few characters become two; the text must not become longer than it may be.
        if (composed.Length > text.Length)
            composed = text;
        var plain = FoldedLetters.Of(composed);
        var found = new List<Range>();
        foreach (var pattern in (Regex[])[Email(), SpelledEmail(), Link(), BareDomain(), ShortLink(), SpelledDomain()])
            found.AddRange(pattern.Matches(plain).Select(m => new Range(m.Index, m.Index + m.Length)));
        found.AddRange(BankAccounts.In(plain));
        // An account number must not be looked through for phone numbers again.
        found.AddRange(PhoneNumbers.In(Without(plain, found)));
        return found.Count == 0 ? (composed, false) : (Replaced(composed, found), true);
    }

    private static string Without(string text, List<Range> found)
    {
        var left = text.ToCharArray();
        foreach (var range in found)
            left.AsSpan(range).Fill('•');
        return new(left);
    }

    private static string Replaced(string text, List<Range> found)
    {
        var (result, at) = (new StringBuilder(text.Length), 0);
        foreach (var range in found.OrderBy(r => r.Start.Value))
        {
            if (range.End.Value <= at)
                continue;
            // Overlapping finds become one.
            if (range.Start.Value >= at)
                result.Append(text, at, range.Start.Value - at).Append(Mask);
            at = range.End.Value;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    [GeneratedRegex(
        @"[a-z0-9][a-z0-9._%+-]{0,63} ?@ ?(?:[a-z0-9-]{1,63}(?:\.| \. )){1,4}[a-z]{2,}"
            + $@"|[a-z0-9][a-z0-9._%+-]{{0,63}} ?@ ?(?:{Hosts})\b"
    )]
    private static partial Regex Email();

    [GeneratedRegex(
        @"[a-z0-9][a-z0-9._%+-]{0,63} ?[\[({] ?(?:at|et) ?[\])}] ?[a-z0-9-]{1,63}"
            + @"(?: ?(?:\.|[\[({] ?(?:dot|nokta) ?[\])}]|\b(?:dot|nokta)\b) ?[a-z]{2,}){1,3}"
            + $@"|[a-z0-9][a-z0-9._%+-]{{0,63}} (?:at|et) (?:{Hosts})\b(?: ?(?:\.|dot|nokta) ?com)?"
    )]
    private static partial Regex SpelledEmail();

    [GeneratedRegex(@"(?:\bhttps?|\bftp) ?: ?/ ?/ ?\S+|\bwww ?\. ?\S+")]
    private static partial Regex Link();

    [GeneratedRegex($@"(?<![a-z0-9@.-])(?:[a-z0-9][a-z0-9-]{{0,62}}\.){{1,4}}{Endings}(?![a-z0-9-]|\.[a-z])(?:/\S*)?")]
    private static partial Regex BareDomain();

    [GeneratedRegex(
        @"\b(?:wa|t|m|fb)\.me\b(?:/\S*)?|\b(?:bit|cutt)\.ly/\S+|\bt\.co/\S+|\blinktr\.ee\b(?:/\S*)?|\bdiscord\.gg\b\S*"
    )]
    private static partial Regex ShortLink();

    [GeneratedRegex(@"\b[a-z0-9][a-z0-9-]{0,62} ?[\[(]?(?:nokta|dot)[\])]? ?com\b(?: ?(?:\.|nokta|dot) ?tr\b)?")]
    private static partial Regex SpelledDomain();
}
