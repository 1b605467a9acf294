using System.Globalization;
using System.Text;
using FluentValidation;

namespace Marketplace.Api.Http;

/// <summary>Validation rules for user-visible text.</summary>
/// <remarks>A line break in a name could inject a paragraph into our mails; bidirectional overrides can make text
/// display as
/// something else.</remarks>
public static class TextRules
{
    // Letters and symbols that render as blanks.
    private static readonly Rune[] Blanks = [new(0x115F), new(0x1160), new(0x2800), new(0x3164), new(0xFFA0)];

    /// <summary>Requires a single line with visible characters, without control characters or bidirectional overrides.
    /// Null and
    /// empty pass.</summary>
    public static IRuleBuilderOptions<T, string?> MustBeOneLine<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(IsOneLine).WithErrorCode("value.format");

    /// <summary>Like <see cref="MustBeOneLine{T}"/>, but allows line breaks and tabs. Null and empty pass.</summary>
    public static IRuleBuilderOptions<T, string?> MustBeParagraphs<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(IsParagraphs).WithErrorCode("value.format");

    /// <summary>Whether the text is a single line with visible characters, or empty.</summary>
    public static bool IsOneLine(string? text) =>
        string.IsNullOrWhiteSpace(text) || (text.EnumerateRunes().All(IsPlain) && text.EnumerateRunes().Any(IsVisible));

    /// <summary>Whether the text consists of paragraphs with visible characters, or is empty.</summary>
    public static bool IsParagraphs(string? text) =>
        string.IsNullOrWhiteSpace(text)
        || (
            text.EnumerateRunes().All(rune => rune.Value is '\n' or '\r' or '\t' || IsPlain(rune))
            && text.EnumerateRunes().Any(IsVisible)
        );

    /// <summary>Allows joiners and direction marks, which scripts and emoji need; rejects bidirectional overrides and
    /// isolates.</summary>
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
