using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Foundation;

/// <summary>JSON settings for event data.</summary>
public static class EventJson
{
    /// <summary>Web defaults, enums as snake_case strings. Unknown members are ignored, so v1 events can gain
    /// fields.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };
}
