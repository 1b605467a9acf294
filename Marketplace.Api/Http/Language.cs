using Microsoft.Net.Http.Headers;

namespace Marketplace.Api.Http;

/// <summary>Which language an answer speaks: Turkish unless the client prefers English.</summary>
public static class Language
{
    public const string Turkish = "tr";
    public const string English = "en";

    /// <summary>The first of <c>tr</c> and <c>en</c> in the order of the client's <c>Accept-Language</c>.</summary>
    public static string Of(HttpContext context)
    {
        var header = context.Request.Headers.AcceptLanguage;
        if (header.Count == 0 || !StringWithQualityHeaderValue.TryParseList(header, out var values))
            return Turkish;
        foreach (var value in values.Where(v => v.Quality is not 0).OrderByDescending(v => v.Quality ?? 1))
        {
            if (Is(value, Turkish))
                return Turkish;
            if (Is(value, English))
                return English;
        }

        return Turkish;
    }

    /// <summary>The language itself, or with a region such as <c>tr-TR</c>.</summary>
    private static bool Is(StringWithQualityHeaderValue wanted, string language) =>
        wanted.Value.AsSpan().StartsWith(language, StringComparison.OrdinalIgnoreCase)
        && (wanted.Value.Length == language.Length || wanted.Value.AsSpan()[language.Length] == '-');
}
