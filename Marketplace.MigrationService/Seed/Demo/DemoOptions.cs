using System.Text.Encodings.Web;
using System.Text.Json;

namespace Marketplace.MigrationService;

/// <summary>The options of a variant, shared by all variants that have the same ones.</summary>
internal sealed record DemoOptions(IReadOnlyDictionary<string, string> Values, string Json)
{
    private static readonly JsonSerializerOptions Format = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>No options: the only variant of its product.</summary>
    public static readonly DemoOptions None = Of([]);

    /// <summary>One option.</summary>
    public static DemoOptions Of(string name, string value) => Of(new() { [name] = value });

    private static DemoOptions Of(Dictionary<string, string> values) =>
        new(values, JsonSerializer.Serialize(values, Format));
}
