using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Marketplace.Foundation;

namespace Marketplace.Api.Http;

/// <summary>JSON settings of the API: camelCase members, snake_case enum values, unknown members rejected, money in
/// integer minor
/// units.</summary>
public static class JsonSetup
{
    public static void Configure(JsonSerializerOptions options)
    {
        ConfigureLenient(options);
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(
            RequiredMembers.Mark
        );
    }

    /// <summary>The same settings, but a request may lack members.</summary>
    internal static void ConfigureLenient(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = null;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        // Responses are application/json and never sniffed, so plus signs and apostrophes need no escaping.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.AllowDuplicateProperties = false;
        options.Converters.Add(new ChoiceConverter());
        options.Converters.Add(new MoneyConverter());
        options.Converters.Add(new CleanStringConverter());
        options.Converters.Add(new InstantConverter());
    }

    private sealed class MoneyConverter : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new JsonException();
            long? amount = null;
            string? currency = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                // Names ignore case and are not repeated, as anywhere else in a body.
                switch (name.ToLowerInvariant())
                {
                    case "amount" when amount is null:
                        if (reader.TokenType != JsonTokenType.Number)
                            throw new JsonException();
                        if (!reader.TryGetInt64(out var value))
                            throw new RefusedJsonException(PlatformErrors.NotMinorUnits, "value.format");
                        amount = value;
                        break;
                    case "currency" when currency is null:
                        currency =
                            reader.TokenType == JsonTokenType.String ? reader.GetString() : throw new JsonException();
                        break;
                    case "amount" or "currency":
                        throw new JsonException();
                    default:
                        throw new JsonException(
                            $"The JSON property '{name}' could not be mapped to any member of money."
                        );
                }
            }

            return amount is null ? throw Missing("amount")
                : currency is null ? throw Missing("currency")
                : new(amount.Value, currency);
        }

        private static RefusedJsonException Missing(string member) =>
            new(PlatformErrors.ValidationFailed, RequiredMembers.Code) { Member = member };

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteNumber("amount", value.Amount);
            writer.WriteString("currency", value.Currency);
            writer.WriteEndObject();
        }
    }

    /// <summary>Writes timestamps in UTC with <c>Z</c> and microseconds, the precision of PostgreSQL; rejects
    /// timestamps without
    /// an offset.</summary>
    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        )
        {
            if (reader.TokenType != JsonTokenType.String || !reader.TryGetDateTimeOffset(out var instant))
                throw new JsonException();
            var text = reader.GetString()!;
            return
                text[^1] is 'Z' or 'z'
                || (text.Length > 6 && text[^6] is '+' or '-' && text.Contains('T', StringComparison.OrdinalIgnoreCase))
                ? instant
                : throw new JsonException();
        }

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(
                value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture)
            );
    }

    /// <summary>Rejects NUL, which PostgreSQL cannot store.</summary>
    private sealed class CleanStringConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String)
                throw new JsonException();
            var text = reader.GetString();
            return text is null || !text.Contains('\0', StringComparison.Ordinal) ? text : throw new JsonException();
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value);

        public override string ReadAsPropertyName(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        )
        {
            var text = reader.GetString()!;
            return text.Contains('\0', StringComparison.Ordinal) ? throw new JsonException() : text;
        }

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value);
    }
}
