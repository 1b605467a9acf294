using System.Text.Json.Nodes;

namespace Marketplace.Standalone;

/// <summary>Reads members of JSON responses.</summary>
internal static class DemoJson
{
    /// <summary>A member of an object as text.</summary>
    /// <exception cref="DemoFailedException">There is no such member.</exception>
    internal static string Text(this JsonNode? node, string name) =>
        node?[name]?.ToString()
        ?? throw new DemoFailedException($"the response has no {name}: {node?.ToJsonString() ?? "nothing"}");
}
