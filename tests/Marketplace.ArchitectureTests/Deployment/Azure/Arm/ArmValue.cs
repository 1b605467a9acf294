using System.Text.Json;
using System.Text.Json.Nodes;

namespace Marketplace.ArchitectureTests.Deployment.Azure.Arm;

/// <summary>JSON as the values expressions work with: text, whole number, truth, list, map.</summary>
internal static class ArmValue
{
    internal static object? From(JsonNode? node) =>
        node switch
        {
            null => null,
            JsonArray array => array.Select(From).ToList(),
            JsonObject map => map.ToDictionary(pair => pair.Key, pair => From(pair.Value)),
            _ => node.GetValueKind() switch
            {
                JsonValueKind.String => node.GetValue<string>(),
                JsonValueKind.Number => Number(node),
                _ => node.GetValue<bool>(),
            },
        };

    private static object Number(JsonNode node) =>
        node.AsValue().TryGetValue<long>(out var whole) ? whole : (object)node.GetValue<double>();

    /// <summary>The value at a path of names, null where there is none.</summary>
    internal static object? At(object? value, params string[] path) =>
        path.Aggregate(value, (at, name) => (at as Dictionary<string, object?>)?.GetValueOrDefault(name));

    /// <summary>The list at a path of names, empty where there is none.</summary>
    internal static IReadOnlyList<object?> ListAt(object? value, params string[] path) =>
        At(value, path) as List<object?> ?? [];

    /// <summary>The text at a path of names; a runtime value by its name.</summary>
    internal static string TextAt(object? value, params string[] path) => At(value, path)?.ToString() ?? "";
}
