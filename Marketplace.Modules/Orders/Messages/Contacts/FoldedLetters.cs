using System.Globalization;

namespace Marketplace.Modules.Orders;

/// <summary>Writes a text in lower case ASCII letters and digits where it can, each character at its place, so that a
/// find in it is a find in the text.</summary>
internal static class FoldedLetters
{
    public static string Of(string text) => string.Create(text.Length, text, Fold);

    private static void Fold(Span<char> folded, string text)
    {
        for (var i = 0; i < text.Length; i++)
            folded[i] = Fold(text[i]);
    }

    private static char Fold(char c)
    {
        if (char.IsAscii(c))
            return c == '\n' ? ' ' : char.ToLowerInvariant(c);
        // Full-width, circled and other digits; keycap emoji are a digit and two marks.
        if (CharUnicodeInfo.GetDigitValue(c) is >= 0 and <= 9 and var digit)
            return (char)('0' + digit);
        return c switch
        {
            'ı' or 'İ' => 'i',
            'ş' or 'Ş' => 's',
            'ğ' or 'Ğ' => 'g',
            'ç' or 'Ç' => 'c',
            'ö' or 'Ö' => 'o',
            'ü' or 'Ü' => 'u',
            '＠' or '﹫' => '@',
            '．' or '。' or '․' => '.',
            '＋' => '+',
            '–' or '—' or '‑' or '−' => '-',
            >= 'ａ' and <= 'ｚ' => (char)(c - 'ａ' + 'a'),
            >= 'Ａ' and <= 'Ｚ' => (char)(c - 'Ａ' + 'a'),
            _ => IsBlank(c) ? ' ' : c,
        };
    }

    private static bool IsBlank(char c) =>
        char.GetUnicodeCategory(c)
            is UnicodeCategory.SpaceSeparator
                or UnicodeCategory.Format
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
