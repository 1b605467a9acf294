using System.Text.Json;

namespace Marketplace.Api.Http;

/// <summary>The names of an enum's values on the wire.</summary>
internal static class ChoiceNames
{
    public static IReadOnlyList<string> Of(Type choice) =>
        [.. Enum.GetNames(choice).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];
}

/// <summary>An enum query parameter, written as in JSON (snake_case; camelCase is accepted too). Anything else is a
/// validation
/// error.</summary>
/// <remarks>The framework's enum binding would accept C# names and numbers.</remarks>
public readonly record struct Choice<T>(T Value)
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> ByName = Names(JsonNamingPolicy.SnakeCaseLower)
        .Union(Names(JsonNamingPolicy.CamelCase))
        .ToDictionary();

    public static bool TryParse(string? text, out Choice<T> choice)
    {
        var known = ByName.TryGetValue(text ?? "", out var value);
        choice = new(value);
        return known;
    }

    private static IEnumerable<KeyValuePair<string, T>> Names(JsonNamingPolicy policy) =>
        Enum.GetValues<T>().Select(value => KeyValuePair.Create(policy.ConvertName(value.ToString()), value));
}
