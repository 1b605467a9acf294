using System.Text.Json;
using System.Text.Json.Serialization;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Http;

/// <summary>Reads and writes enum values as snake_case names; the match is exact.</summary>
/// <remarks>
/// The framework's converter ignores case and combines comma-separated names as flags.
/// Errors: <c>validation.failed</c> with the allowed names.
/// </remarks>
public sealed class ChoiceConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Exact<>).MakeGenericType(typeToConvert))!;

    private sealed class Exact<T> : JsonConverter<T>
        where T : struct, Enum
    {
        private static readonly Dictionary<string, T> ByName = Enum.GetValues<T>()
            .ToDictionary(WireName.Of, StringComparer.Ordinal);

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String)
                throw new JsonException();
            return ByName.TryGetValue(reader.GetString()!, out var value)
                ? value
                : throw new RefusedJsonException(
                    PlatformErrors.ValidationFailed,
                    "value.not_allowed",
                    ("allowed", ByName.Keys)
                );
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(WireName.Of(value));
    }
}
