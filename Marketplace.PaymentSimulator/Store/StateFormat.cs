using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Marketplace.PaymentSimulator.Store;

/// <summary>How objects are written to the state file: whatever can be set, also what the API does not show.</summary>
internal static class StateFormat
{
    /// <summary>Raise it when a file of before cannot be read any more; such a file is put aside.</summary>
    internal const int Version = 1;

    internal static JsonSerializerOptions Json { get; } =
        new()
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            IgnoreReadOnlyProperties = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter() },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { AddHidden } },
        };

    /// <summary>Adds what <see cref="JsonIgnoreAttribute"/> hides from the provider's API.</summary>
    private static void AddHidden(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        foreach (var hidden in type.Type.GetProperties().Where(IsHidden))
        {
            if (type.Properties.FirstOrDefault(known => known.Name == hidden.Name) is { } ignored)
                type.Properties.Remove(ignored);
            var property = type.CreateJsonPropertyInfo(hidden.PropertyType, hidden.Name);
            property.Get = hidden.GetValue;
            property.Set = hidden.SetValue;
            type.Properties.Add(property);
        }
    }

    private static bool IsHidden(PropertyInfo property) =>
        property is { CanRead: true, CanWrite: true } && property.IsDefined(typeof(JsonIgnoreAttribute));
}
