using System.Text.Json;

namespace Marketplace.Api.Http;

/// <summary>An enum's value as a query parameter, written as in JSON (camelCase); anything else is a validation error.</summary>
/// <remarks>Enums bound directly would take the C# spelling and numbers.</remarks>
public readonly record struct Choice<T>(T Value) where T : struct, Enum
{
    private static readonly Dictionary<string, T> ByName = Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

    public static bool TryParse(string? text, out Choice<T> choice)
    {
        var known = ByName.TryGetValue(text ?? "", out var value);
        choice = new(value);
        return known;
    }
}
