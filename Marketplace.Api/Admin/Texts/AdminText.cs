using System.Globalization;
using Marketplace.Api.Admin.Access;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Admin;

/// <summary>Texts, numbers, money and timestamps of the panel in the user's language.</summary>
/// <remarks>The language is the one chosen in the panel, otherwise the account's, otherwise the browser's; the default
/// is Turkish.
/// Timestamps are in the marketplace's time zone; UTC, as in the API and the logs, is beside them.</remarks>
public sealed partial class AdminText(
    IHttpContextAccessor accessor,
    AdminUser user,
    IOptions<MarketplaceOptions> marketplace
)
{
    private const string Cookie = AdminAccess.CookieName + "-language";

    private Language? _language;

    public Language Language =>
        _language ??=
            Language.Find(accessor.HttpContext!.Request.Cookies[Cookie])
            ?? user.Language
            ?? RequestLanguage.Of(accessor.HttpContext);

    private CultureInfo Culture => Language.Culture;

    private TimeZoneInfo Zone => marketplace.Value.Zone;

    /// <summary>Stores the chosen language for a year.</summary>
    public void Choose(string code)
    {
        if (Language.Find(code) is not { } language)
            return;
        var context = accessor.HttpContext!;
        context.Response.Cookies.Append(
            Cookie,
            language.Code,
            new()
            {
                Path = AdminComposition.Root,
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = context.Request.IsHttps,
                MaxAge = TimeSpan.FromDays(365),
            }
        );
    }

    public string Number(long value) => value.ToString("N0", Culture);

    /// <summary>Formats money in major units with the currency code, for example <c>1.234,50 TRY</c>.</summary>
    public string Money(Money money) => Currencies.Show(money, Language);

    public string Money(long minor, string currency) => Money(new Money(minor, currency));

    /// <summary>Formats basis points as a percentage.</summary>
    public string Rate(int bps) => Of(Percent(bps, "0.##"));

    // The sign stands before the number in Turkish, behind it in English.
    private LocalizedText Percent(long bps, string format)
    {
        var percent = (bps / 100m).ToString(format, Culture);
        return new($"%{percent}", $"{percent}%");
    }

    /// <summary>A text in the user's language.</summary>
    public string Of(LocalizedText text) => text.In(Language);

    /// <summary>Formats a change in basis points with its sign; a dash if there is no previous value.</summary>
    public string Change(long? bps) =>
        bps is not { } known
            ? "–"
            : (
                known > 0 ? "+"
                : known < 0 ? "−"
                : ""
            ) + Of(Percent(Math.Abs(known), "0.#"));

    /// <summary>Formats a month, for example <c>Kasım 2026</c>.</summary>
    public string MonthOf(DateOnly month) => month.ToString("MMMM yyyy", Culture);

    /// <summary>Formats the marketplace's day of a timestamp.</summary>
    public string Day(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).ToString("d MMM yyyy", Culture);

    /// <summary>Formats a timestamp in the marketplace's time zone.</summary>
    public string Instant(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, Zone).ToString("d MMM yyyy HH:mm", Culture);

    /// <summary>Formats a timestamp in UTC, to compare it with the API and the logs.</summary>
    public string InstantUtc(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy HH:mm:ss 'UTC'", Culture);

    /// <summary>Formats a duration in its two largest units.</summary>
    public string Span(TimeSpan span) =>
        span switch
        {
            { TotalSeconds: < 1 } => Of(new("1 sn’den az", "under 1 s")),
            { TotalMinutes: < 1 } => InWords((span.Seconds, Of(new("sn", "s"))), default),
            { TotalHours: < 1 } => InWords((span.Minutes, Of(new("dk", "min"))), (span.Seconds, Of(new("sn", "s")))),
            { TotalDays: < 1 } => InWords((span.Hours, Of(new("sa", "h"))), (span.Minutes, Of(new("dk", "min")))),
            _ => InWords((span.Days, Of(new("gün", "d"))), (span.Hours, Of(new("sa", "h")))),
        };

    private string InWords((int Count, string Unit) large, (int Count, string? Unit) small) =>
        small.Count == 0
            ? string.Create(Culture, $"{large.Count} {large.Unit}")
            : string.Create(Culture, $"{large.Count} {large.Unit} {small.Count} {small.Unit}");
}
