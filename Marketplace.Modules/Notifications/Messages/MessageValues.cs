using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Foundation;

namespace Marketplace.Modules.Notifications;

/// <summary>Values for a message's placeholders, stored language-neutral so that the text can be rendered in any
/// language later.</summary>
public sealed class MessageValues
{
    private readonly JsonObject _values;

    public MessageValues()
        : this([]) { }

    private MessageValues(JsonObject values) => _values = values;

    /// <summary>The same values, to add some for one of several readers.</summary>
    internal MessageValues Copy() => new((JsonObject)_values.DeepClone());

    /// <summary>A text that is the same in every language.</summary>
    public MessageValues Text(string name, string text) => With(name, text);

    /// <summary>Id of a related object, for clients that link to it.</summary>
    public MessageValues Id(string name, Guid id) => With(name, id.ToString());

    public MessageValues Number(string name, long number) => With(name, number);

    public MessageValues Money(string name, Money money) =>
        With(name, new JsonObject { ["amount"] = money.Amount, ["currency"] = money.Currency });

    /// <summary>Shown as a date.</summary>
    public MessageValues Day(string name, DateTimeOffset at) => With(name, new JsonObject { ["at"] = at });

    /// <summary>A text with a translation per language, stored under the languages' codes.</summary>
    public MessageValues Words(string name, LocalizedText text) =>
        With(
            name,
            new JsonObject(
                Language.All.Select(language =>
                    KeyValuePair.Create<string, JsonNode?>(language.Code, text.In(language))
                )
            )
        );

    /// <summary>A text or an id by its name; null when there is none.</summary>
    internal string? Find(string name) =>
        _values[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public string ToJson() => _values.ToJsonString(EventJson.Options);

    /// <summary>Reads a stored translation; the default language's when it is older than the language.</summary>
    internal static string? TextIn(Language language, JsonElement words) =>
        (
            words.TryGetProperty(language.Code, out var text) ? text : words.GetProperty(Language.Default.Code)
        ).GetString();

    private MessageValues With(string name, JsonNode value)
    {
        _values[name] = value;
        return this;
    }
}
