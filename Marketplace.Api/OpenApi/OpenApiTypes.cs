using System.Text.Json;
using System.Text.Json.Nodes;
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
        if (context.JsonPropertyInfo is { } property && IsRequest(property.DeclaringType))
            schema.Default = null;
        var parameter = context.ParameterDescription?.ParameterDescriptor?.ParameterType;
        if (ChoiceOf(parameter, typeof(Choice<>)) is { } one)
        {
            schema.Enum = NamesOf(one);
            PlainSchemas.MarkChoice(schema, one);
        }
        else if (ChoiceOf(parameter, typeof(Choices<>)) is { } several)
        {
            (schema.Type, schema.Items) = (JsonSchemaType.Array, null);
            DescribeChoices(schema, several);
        }

        return Task.CompletedTask;
    }

    private static bool IsRequest(Type type) => type.Name.EndsWith("Request", StringComparison.Ordinal);

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
        PlainSchemas.MarkChoice(item, choice);
        schema.Items ??= item;
    }

    private static Type? ElementOf(Type list) =>
        list.GetInterfaces()
            .Prepend(list)
            .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            ?.GetGenericArguments()[0];

    internal static List<JsonNode> NamesOf(Type choice) =>
        Enum.GetNames(choice).Select(name => (JsonNode)JsonValue.Create(WireName.Of(name))!).ToList();

    private static Type? ChoiceOf(Type? parameter, Type kind)
    {
        var type = parameter is null ? null : Nullable.GetUnderlyingType(parameter) ?? parameter;
        return type is { IsGenericType: true } && type.GetGenericTypeDefinition() == kind
            ? type.GetGenericArguments()[0]
            : null;
    }
}
