using System.Collections;
using System.Globalization;
using System.Text;

namespace Marketplace.Foundation;

/// <summary>Fills the <c>{name}</c> placeholders of catalogue texts.</summary>
public static class MessageTemplate
{
    /// <summary>Fills placeholders; those without a value become empty, and money is written in major units as the
    /// language writes it.</summary>
    public static string Fill(string template, IReadOnlyDictionary<string, object?> values, Language language)
    {
        if (!template.Contains('{', StringComparison.Ordinal))
            return template;
        var text = new StringBuilder(template.Length + 32);
        for (var i = 0; i < template.Length; i++)
        {
            var end = template[i] == '{' ? template.IndexOf('}', i) : -1;
            if (end < 0)
            {
                text.Append(template[i]);
                continue;
            }

            text.Append(values.TryGetValue(template[(i + 1)..end], out var value) ? Show(value, language) : "");
            i = end;
        }

        return text.ToString();
    }

    private static string Show(object? value, Language language) =>
        value switch
        {
            null => "",
            string text => text,
            DateTimeOffset instant => instant.UtcDateTime.ToString(
                "yyyy-MM-dd'T'HH:mm:ss'Z'",
                CultureInfo.InvariantCulture
            ),
            DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
            Money money => Currencies.Show(money, language),
            IEnumerable many => string.Join(", ", many.Cast<object?>().Select(one => Show(one, language))),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
}
