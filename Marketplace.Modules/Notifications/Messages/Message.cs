using System.Text.Json;
using Marketplace.Foundation;

namespace Marketplace.Modules.Notifications;

/// <summary>A message template; placeholders are in braces.</summary>
/// <param name="Template">Stable name, for example <c>order.shipped</c>.</param>
public sealed record Message(string Template, NotificationKind Kind, LocalizedText Subject, LocalizedText Body)
{
    /// <summary>False for in-app only: the mail is sent elsewhere, or none is needed.</summary>
    public bool ByMail { get; init; } = true;

    /// <summary>False when guests are not told: nothing was paid yet, so that whoever typed their address could have
    /// them mailed.</summary>
    public bool ToGuests { get; init; } = true;

    /// <summary>Renders the message.</summary>
    /// <param name="values">JSON of <see cref="MessageValues"/>.</param>
    /// <param name="zone">Time zone of dates.</param>
    public MessageText In(Language language, TimeZoneInfo zone, string values)
    {
        using var document = JsonDocument.Parse(values);
        var shown = document
            .RootElement.EnumerateObject()
            .ToDictionary(v => v.Name, v => Show(v.Value, language, zone), StringComparer.Ordinal);
        return new(Subject.In(language, shown), Body.In(language, shown));
    }

    private static object? Show(JsonElement value, Language language, TimeZoneInfo zone) =>
        value.ValueKind switch
        {
            JsonValueKind.Number => value.GetInt64().ToString("N0", language.Culture),
            JsonValueKind.Object when value.TryGetProperty("amount", out var amount) => Currencies.Show(
                new(amount.GetInt64(), value.GetProperty("currency").GetString()!),
                language
            ),
            JsonValueKind.Object when value.TryGetProperty("at", out var at) => language.LongDate(
                at.GetDateTimeOffset(),
                zone
            ),
            JsonValueKind.Object => MessageValues.TextIn(language, value),
            _ => value.GetString(),
        };
}

/// <summary>A rendered message.</summary>
public sealed record MessageText(string Subject, string Body);
