using System.Globalization;

namespace Marketplace.Foundation;

/// <summary>A language of the product. The only place where a language is chosen: from a stored code or from what a
/// client prefers.</summary>
/// <remarks>To add a language, add it here and to <see cref="LocalizedText"/>; the compiler then names every text that
/// lacks it.</remarks>
public sealed class Language
{
    public static readonly Language Turkish = new("tr", "Türkçe", "tr-TR", text => text.Turkish);
    public static readonly Language English = new("en", "English", "en-GB", text => text.English);

    /// <summary>Every language; the first is the default.</summary>
    public static readonly IReadOnlyList<Language> All = [Turkish, English];

    private readonly Func<LocalizedText, string> _textOf;

    private Language(string code, string name, string culture, Func<LocalizedText, string> textOf)
    {
        Code = code;
        Name = name;
        Culture = CultureInfo.GetCultureInfo(culture);
        _textOf = textOf;
    }

    /// <summary>Used for texts when nothing else is known.</summary>
    public static Language Default => All[0];

    /// <summary>ISO 639-1 code, as stored and as clients send and receive it.</summary>
    public string Code { get; }

    /// <summary>The name of the language in the language itself.</summary>
    public string Name { get; }

    /// <summary>How numbers, amounts and dates are written.</summary>
    public CultureInfo Culture { get; }

    /// <summary>PostgreSQL's collation that sorts names as people of this language do.</summary>
    public string Collation => Code + "-x-icu";

    /// <summary>The language with a code; null when there is none.</summary>
    public static Language? Find(string? code) => All.FirstOrDefault(language => language.Code == code);

    /// <summary>The language with a stored code; the default when there is none.</summary>
    public static Language FindOrDefault(string? code) => Find(code) ?? Default;

    /// <summary>The language a client prefers; the default when it accepts none of them.</summary>
    /// <param name="accepted">The ranges of <c>Accept-Language</c>, such as <c>en-GB</c>, with their quality from 0
    /// (not accepted) to 1.</param>
    public static Language Preferred(IEnumerable<(string Range, double Quality)> accepted) =>
        accepted
            .Where(one => one.Quality > 0)
            .OrderByDescending(one => one.Quality)
            .Select(one => All.FirstOrDefault(language => language.Matches(one.Range)))
            .FirstOrDefault(language => language is not null)
        ?? Default;

    /// <summary>The text in this language.</summary>
    public string TextOf(LocalizedText text) => _textOf(text);

    /// <summary>The date of an instant in a time zone, with the month as a word.</summary>
    public string LongDate(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString("d MMMM yyyy", Culture);

    public override string ToString() => Code;

    // The language alone or with a region, such as tr-TR.
    private bool Matches(string range) =>
        range.StartsWith(Code, StringComparison.OrdinalIgnoreCase)
        && (range.Length == Code.Length || range[Code.Length] == '-');
}
