using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Store;

/// <summary>Renders objects as the provider does, and replaces ids with objects where <c>expand</c> asks for
/// it.</summary>
public sealed class ObjectRenderer(SimulatorState state)
{
    private const int DeepestExpansion = 4;

    /// <summary>The JSON format of the API.</summary>
    public static JsonSerializerOptions Json { get; } =
        new(JsonSerializerDefaults.General)
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,

            // Objects are only written: a required member that is not in the JSON is no error.
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireNothing } },
        };

    /// <summary>The JSON of an object as it is now.</summary>
    public static JsonNode Snapshot(object one) => JsonSerializer.SerializeToNode(one, one.GetType(), Json)!;

    /// <summary>The JSON of an object with the requested expansions.</summary>
    public JsonNode Render(object one, FormNode? expand)
    {
        var node = Snapshot(one);
        foreach (var path in expand?.Items ?? [])
        {
            if (path.Text() is { } text)
                Expand(node, text.Split('.', DeepestExpansion + 1).Take(DeepestExpansion).ToArray());
        }

        return node;
    }

    private static void RequireNothing(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            property.IsRequired = false;
    }

    private void Expand(JsonNode? node, ReadOnlySpan<string> path)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
                Expand(item, path);
            return;
        }

        if (path.IsEmpty || node is not JsonObject one)
            return;

        var name = path[0];
        if (one[name] is JsonValue value && value.TryGetValue<string>(out var id) && state.Find(id) is { } whole)
            one[name] = Snapshot(whole);

        Expand(one[name], path[1..]);
    }
}
