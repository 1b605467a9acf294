using System.Globalization;
using System.Text;
using FluentValidation;

namespace Marketplace.Api.Http;

/// <summary>What is asked of words that people will read, wherever they come in.</summary>
/// <remarks>A line break in a name would write a paragraph of its own into our mails; a turned reading direction shows
/// other words than there are.</remarks>
public static class TextRules
{
    // Letters and symbols that show nothing.
    private static readonly Rune[] Blanks = [new(0x115F), new(0x1160), new(0x2800), new(0x3164), new(0xFFA0)];

    /// <summary>One line with something to see in it: no control characters, no change of the reading direction. Null
    /// and empty pass.</summary>
    public static IRuleBuilderOptions<T, string?> MustBeOneLine<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(IsOneLine).WithErrorCode("value.format");

    /// <summary>Paragraphs: as one line, with line breaks and tabs. Null and empty pass.</summary>
    public static IRuleBuilderOptions<T, string?> MustBeParagraphs<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(IsParagraphs).WithErrorCode("value.format");

    /// <summary>Whether the text is one line with something to see in it, or empty.</summary>
    public static bool IsOneLine(string? text) =>
        string.IsNullOrWhiteSpace(text) || (text.EnumerateRunes().All(IsPlain) && text.EnumerateRunes().Any(IsVisible));

    /// <summary>Whether the text is paragraphs with something to see in them, or empty.</summary>
    public static bool IsParagraphs(string? text) =>
        string.IsNullOrWhiteSpace(text)
        || (
            text.EnumerateRunes().All(rune => rune.Value is '\n' or '\r' or '\t' || IsPlain(rune))
            && text.EnumerateRunes().Any(IsVisible)
        );

    /// <summary>Joiners and direction marks stay: scripts and emoji need them. Overrides and isolates go.</summary>
    private static bool IsPlain(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && rune.Value is not ((>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069));

    private static bool IsVisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.OtherNotAssigned
            )
        && !Blanks.Contains(rune);
}
