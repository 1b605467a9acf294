using System.Globalization;

namespace Marketplace.PaymentSimulator.Pages;

/// <summary>The language a page speaks: Turkish or English.</summary>
public sealed record Language(bool IsTurkish)
{
    /// <summary>Turkish, which is also spoken to whoever asks for neither.</summary>
    public static Language Turkish { get; } = new(true);

    /// <summary>English.</summary>
    public static Language English { get; } = new(false);

    /// <summary>The tag for <c>lang</c> attributes and links.</summary>
    public string Tag => IsTurkish ? "tr" : "en";

    /// <summary>How dates and numbers are written.</summary>
    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(IsTurkish ? "tr-TR" : "en-US");

    /// <summary>The one of the two texts that is in this language.</summary>
    public string Say(string turkish, string english) => IsTurkish ? turkish : english;

    /// <summary>The language of a request: <c>?lang=</c>, then what the shop asked for, then what the browser
    /// prefers.</summary>
    public static Language Of(HttpRequest request, string? shopAskedFor = null) =>
        Of(request.Query["lang"]) ?? Of(shopAskedFor) ?? Preferred(request) ?? Turkish;

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
