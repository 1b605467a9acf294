using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FluentValidation;
using FluentValidation.Results;
using Marketplace.Foundation;

namespace Marketplace.Api.Http;

/// <summary>Which members a request body must have: those that cannot be null and have no default, and those the
/// validator asks for.</summary>
/// <remarks>Without this a missing number would be 0 and a missing boolean false.</remarks>
public static class RequiredMembers
{
    internal const string Code = "value.required";

    private static readonly JsonSerializerOptions Lenient = CreateLenient();

    /// <summary>Makes the members required when a request is read.</summary>
    internal static void Mark(JsonTypeInfo type)
    {
        if (!IsRequest(type))
            return;
        foreach (var member in type.Properties.Where(IsRequired))
            member.IsRequired = true;
    }

    /// <summary>Whether the request has to name this member.</summary>
    internal static bool IsRequired(JsonPropertyInfo member) =>
        member.IsRequired || (!MayBeNull(member) && member is { AssociatedParameter: { HasDefaultValue: false } });

    private static bool MayBeNull(JsonPropertyInfo member) =>
        member.IsSetNullable || Nullable.GetUnderlyingType(member.PropertyType) is not null;

    /// <summary>Whether a body has null at this place for a member it must have.</summary>
    internal static bool IsNullAt(string pointer, JsonElement body, Type request) =>
        MissingIn(body, Lenient.GetTypeInfo(request), "#").Contains(pointer);

    /// <summary>Whether this failure is about a missing member.</summary>
    internal static bool IsMissing(JsonException failure) =>
        failure is not RefusedJsonException
        && failure.Message.StartsWith("JSON deserialization for type", StringComparison.Ordinal)
        && failure.Message.Contains("missing required properties", StringComparison.Ordinal);

    /// <summary>Every field error of a body with missing members: first the members, then what the validator says of
    /// the rest.</summary>
    public static IReadOnlyList<FieldError> Check(JsonElement body, Type request, IValidator? validator)
    {
        var missing = MissingIn(body, Lenient.GetTypeInfo(request), "#").Distinct().ToList();
        var others = Validate(body, request, validator)
            .Where(field => !missing.Any(pointer => IsAt(field.Pointer, pointer)));
        return [.. missing.Select(pointer => new FieldError(pointer, Code)), .. others];
    }

    /// <summary>The error of a request without a body: it lacks what an empty one lacks.</summary>
    public static Error OfNothing(Type request, IValidator? validator)
    {
        using var nothing = JsonDocument.Parse("{}");
        var fields = Check(nothing.RootElement, request, validator);
        return fields.Count > 0 ? Invalid.Fields(fields) : Invalid.Field("#", Code);
    }

    /// <summary>Whether a pointer names a member or something in it: of a missing member nothing else is
    /// said.</summary>
    private static bool IsAt(string pointer, string member) =>
        pointer == member || pointer.StartsWith(member + "/", StringComparison.Ordinal);

    private static IReadOnlyList<FieldError> Validate(JsonElement body, Type request, IValidator? validator)
    {
        if (validator is null)
            return [];
        try
        {
            if (body.Deserialize(Lenient.GetTypeInfo(request)) is not { } value)
                return [];
            var context = Activator.CreateInstance(typeof(ValidationContext<>).MakeGenericType(request), value);
            return ValidationProblem.From(validator.Validate((IValidationContext)context!)).Fields;
        }
        catch (JsonException)
        {
            // Something else in the body cannot be read either; the missing members are answer enough.
            return [];
        }
    }

    private static IEnumerable<string> MissingIn(JsonElement value, JsonTypeInfo type, string pointer) =>
        (value.ValueKind, type.Kind) switch
        {
            (JsonValueKind.Object, JsonTypeInfoKind.Object) => type.Properties.SelectMany(member =>
                MissingIn(value, type, member, pointer)
            ),
            (JsonValueKind.Array, JsonTypeInfoKind.Enumerable) => value
                .EnumerateArray()
                .SelectMany(
                    (item, index) => MissingIn(item, Lenient.GetTypeInfo(type.ElementType!), $"{pointer}/{index}")
                ),
            _ => [],
        };

    private static IEnumerable<string> MissingIn(
        JsonElement value,
        JsonTypeInfo type,
        JsonPropertyInfo member,
        string pointer
    )
    {
        // The serializer ignores case as well.
        var given = value
            .EnumerateObject()
            .Where(property => property.Name.Equals(member.Name, StringComparison.OrdinalIgnoreCase))
            .Select(property => (JsonElement?)property.Value)
            .FirstOrDefault();
        var isRequired = IsRequest(type) && IsRequired(member);
        if (given is { ValueKind: JsonValueKind.Null } && isRequired && !MayBeNull(member))
            return [$"{pointer}/{member.Name}"];
        if (given is { } inner)
            return MissingIn(inner, Lenient.GetTypeInfo(member.PropertyType), $"{pointer}/{member.Name}");
        return isRequired ? [$"{pointer}/{member.Name}"] : [];
    }

    private static bool IsRequest(JsonTypeInfo type) =>
        type.Kind == JsonTypeInfoKind.Object && type.Type.Assembly == typeof(RequiredMembers).Assembly;

    private static JsonSerializerOptions CreateLenient()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        JsonSetup.ConfigureLenient(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
