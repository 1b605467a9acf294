using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Marketplace.Api.OpenApi;

/// <summary>Describes the types that <see cref="JsonSetup"/> handles with custom converters, which the OpenAPI
/// generator cannot
/// see.</summary>
internal static class OpenApiTypes
{
    public static Task DescribeAsync(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        var nothing =
            type != context.JsonTypeInfo.Type || context.JsonPropertyInfo is { IsGetNullable: true }
                ? JsonSchemaType.Null
                : default;
        if (type == typeof(Money))
            DescribeMoney(schema);
        else if (type == typeof(string) || type == typeof(DateTimeOffset))
            schema.Type ??= JsonSchemaType.String | nothing;
        else if (type.IsEnum)
            DescribeChoice(schema, type);
        else if (ElementOf(type) is { IsEnum: true } choice)
            DescribeChoices(schema, choice);
        else if (typeof(IEnumerable<string>).IsAssignableFrom(type))
            schema.Items ??= new OpenApiSchema { Type = JsonSchemaType.String };
        else if (typeof(IEnumerable<KeyValuePair<string, string>>).IsAssignableFrom(type))
            schema.AdditionalProperties ??= new OpenApiSchema { Type = JsonSchemaType.String };
        if (context.JsonPropertyInfo is null && IsRequest(type))
            RelaxRequired(schema, context.JsonTypeInfo);
        if (context.JsonPropertyInfo is { } property && IsRequest(property.DeclaringType))
            schema.Default = null;
        if (ChoicesOf(context.ParameterDescription?.ParameterDescriptor?.ParameterType) is { } choices)
            schema.Enum = choices;
        return Task.CompletedTask;
    }

    private static bool IsRequest(Type type) => type.Name.EndsWith("Request", StringComparison.Ordinal);

    /// <summary>Makes optional what a client may omit from a request: nullable properties, properties with a default,
    /// and booleans
    /// not marked as required.</summary>
    /// <remarks>Defaults are stated in descriptions, because client generators treat a property with a default as
    /// always present.</remarks>
    private static void RelaxRequired(OpenApiSchema schema, JsonTypeInfo request)
    {
        if (schema.Required is null)
            return;
        foreach (var property in request.Properties)
            if (
                property.IsGetNullable
                || IsOptionalFlag(property)
                || property.AssociatedParameter?.HasDefaultValue == true
            )
                schema.Required.Remove(property.Name);
    }

    private static bool IsOptionalFlag(JsonPropertyInfo property) =>
        property.PropertyType == typeof(bool)
        && property.AttributeProvider?.IsDefined(typeof(RequiredAttribute), inherit: false) != true;

    private static void DescribeMoney(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.Object;
        schema.Required = new HashSet<string> { "amount", "currency" };
        schema.Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["amount"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Format = "int64",
                Description = "Minor units, for example 19900 for 199.00 TRY.",
            },
            ["currency"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Description = "ISO 4217.",
                MinLength = 3,
                MaxLength = 3,
            },
        };
    }

    private static void DescribeChoice(OpenApiSchema schema, Type choice) =>
        (schema.Type, schema.Enum) = (JsonSchemaType.String, NamesOf(choice));

    private static void DescribeChoices(OpenApiSchema schema, Type choice)
    {
        var item = new OpenApiSchema();
        DescribeChoice(item, choice);
        schema.Items ??= item;
    }

    private static Type? ElementOf(Type list) =>
        list.GetInterfaces()
            .Prepend(list)
            .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            ?.GetGenericArguments()[0];

    private static List<JsonNode> NamesOf(Type choice) =>
        Enum.GetNames(choice).Select(name => (JsonNode)JsonValue.Create(WireName.Of(name))!).ToList();

    private static List<JsonNode>? ChoicesOf(Type? parameter)
    {
        var type = parameter is null ? null : Nullable.GetUnderlyingType(parameter) ?? parameter;
        return type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(Choice<>)
            ? NamesOf(type.GetGenericArguments()[0])
            : null;
    }
}
