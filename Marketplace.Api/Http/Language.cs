using Microsoft.Net.Http.Headers;

namespace Marketplace.Api.Http;

/// <summary>Chooses the response language: Turkish unless the client prefers English.</summary>
public static class Language
{
    public const string Turkish = "tr";
    public const string English = "en";

    /// <summary>The preferred of <c>tr</c> and <c>en</c> in the client's <c>Accept-Language</c>; Turkish if neither is
    /// listed.</summary>
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

    /// <summary>Matches the language alone or with a region, such as <c>tr-TR</c>.</summary>
    private static bool Is(StringWithQualityHeaderValue wanted, string language) =>
        wanted.Value.AsSpan().StartsWith(language, StringComparison.OrdinalIgnoreCase)
        && (wanted.Value.Length == language.Length || wanted.Value.AsSpan()[language.Length] == '-');
}
