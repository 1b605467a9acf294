using System.Globalization;
using System.Text.Json;
using Marketplace.Foundation;

namespace Marketplace.Modules.Notifications;

/// <summary>A message template in both languages; placeholders are in braces.</summary>
/// <param name="Template">Stable name, for example <c>order.shipped</c>.</param>
public sealed record Message(
    string Template,
    NotificationKind Kind,
    string SubjectTr,
    string SubjectEn,
    string BodyTr,
    string BodyEn
)
{
    /// <summary>False for in-app only: the mail is sent elsewhere, or none is needed.</summary>
    public bool ByMail { get; init; } = true;

    /// <summary>Renders the message.</summary>
    /// <param name="values">JSON of <see cref="MessageValues"/>.</param>
    /// <param name="locale"><c>tr</c> or <c>en</c>.</param>
    public MessageText In(string locale, string values)
    {
        var isEnglish = locale == "en";
        var culture = CultureInfo.GetCultureInfo(isEnglish ? "en-GB" : "tr-TR");
        using var document = JsonDocument.Parse(values);
        var shown = document
            .RootElement.EnumerateObject()
            .ToDictionary(v => v.Name, v => Show(v.Value, culture, isEnglish ? "en" : "tr"), StringComparer.Ordinal);
        return new(
            MessageTemplate.Fill(isEnglish ? SubjectEn : SubjectTr, shown),
            MessageTemplate.Fill(isEnglish ? BodyEn : BodyTr, shown)
        );
    }

    private static object? Show(JsonElement value, CultureInfo culture, string language) =>
        value.ValueKind switch
        {
            JsonValueKind.Number => value.GetInt64().ToString("N0", culture),
            JsonValueKind.Object when value.TryGetProperty("amount", out var amount) => Currencies.Show(
                new(amount.GetInt64(), value.GetProperty("currency").GetString()!),
                culture
            ),
            JsonValueKind.Object when value.TryGetProperty("at", out var at) => at.GetDateTimeOffset()
                .UtcDateTime.ToString("d MMMM yyyy", culture),
            JsonValueKind.Object => value.GetProperty(language).GetString(),
            _ => value.GetString(),
        };
}

/// <summary>A rendered message.</summary>
public sealed record MessageText(string Subject, string Body);
