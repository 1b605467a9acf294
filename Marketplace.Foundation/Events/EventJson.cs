using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Foundation;

/// <summary>How event data is written and read.</summary>
public static class EventJson
{
    /// <summary>Web defaults, enums as snake_case text; unknown members are ignored, so that v1 may grow.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };
}
