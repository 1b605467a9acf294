using System.Globalization;

namespace Marketplace.PaymentSimulator.Pages;

/// <summary>The language of a page: Turkish or English.</summary>
public sealed record Language(bool IsTurkish)
{
    /// <summary>Turkish, the default.</summary>
    public static Language Turkish { get; } = new(true);

    /// <summary>English.</summary>
    public static Language English { get; } = new(false);

    /// <summary>The tag for <c>lang</c> attributes and links.</summary>
    public string Tag => IsTurkish ? "tr" : "en";

    /// <summary>The format of dates and numbers.</summary>
    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(IsTurkish ? "tr-TR" : "en-US");

    /// <summary>The text in this language.</summary>
    public string Say(string turkish, string english) => IsTurkish ? turkish : english;

    /// <summary>The language of a request: <c>?lang=</c>, then the shop's choice, then the browser's
    /// preference.</summary>
    public static Language Of(HttpRequest request, string? shopLanguage = null) =>
        Of(request.Query["lang"]) ?? Of(shopLanguage) ?? Preferred(request) ?? Turkish;

    private static Language? Preferred(HttpRequest request) =>
        request
            .GetTypedHeaders()
            .AcceptLanguage.OrderByDescending(one => one.Quality ?? 1)
            .Select(one => Of(one.Value.Value))
            .FirstOrDefault(one => one is not null);

    private static Language? Of(string? tag) =>
        tag?.Split('-')[0].ToLowerInvariant() switch
        {
            "tr" => Turkish,
            "en" => English,
            _ => null,
        };
}
