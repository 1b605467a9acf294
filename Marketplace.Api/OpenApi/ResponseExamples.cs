using System.Text.Json.Nodes;
using Marketplace.Api.Products;
using Marketplace.Foundation;
using Microsoft.OpenApi;

namespace Marketplace.Api.OpenApi;

/// <summary>One small example of each type that a successful response holds, built from its schema.</summary>
internal static class ResponseExamples
{
    private const string Json = "application/json";

    /// <summary>Adds an example to every successful JSON response.</summary>
    public static void Apply(OpenApiDocument document)
    {
        var responses = document
            .Paths.Values.SelectMany(path => path.Operations?.Values.AsEnumerable() ?? [])
            .SelectMany(operation => operation.Responses?.AsEnumerable() ?? [])
            .Where(response => response.Key[0] == '2')
            .Select(response => response.Value);
        foreach (var response in responses)
        {
            if (response.Content?.TryGetValue(Json, out var content) != true)
                continue;
            if (content is not OpenApiMediaType { Schema: { } schema } media)
                continue;
            var name = NameOf(schema);
            document.Components!.Examples!.TryAdd(name, new OpenApiExample { Value = ValueOf(schema, "", []) });
            document.RegisterComponents();
            media.Examples = new Dictionary<string, IOpenApiExample>
            {
                ["success"] = new OpenApiExampleReference(name, document),
            };
        }
    }

    private static string NameOf(IOpenApiSchema schema) =>
        schema switch
        {
            OpenApiSchemaReference reference => reference.Reference.Id!,
            { Items: OpenApiSchemaReference item } => item.Reference.Id + "List",
            _ => throw new InvalidOperationException("A response is neither a named type nor a list of one."),
        };

    /// <param name="path">Schemas around this one; a type that contains itself ends there.</param>
    private static JsonNode? ValueOf(IOpenApiSchema schema, string member, IReadOnlyList<string> path)
    {
        if (schema is OpenApiSchemaReference { Reference.Id: { } id })
        {
            if (path.Contains(id))
                return null;
            if (id == nameof(Money))
                return ExampleValues.Price(member);
            path = [.. path, id];
        }

        // What went well has none.
        if (member == "problem" || (member == "code" && path is [.., nameof(OfferResult)]))
            return null;
        if (schema.OneOf?.FirstOrDefault(choice => choice.Type != JsonSchemaType.Null) is { } value)
            return ValueOf(value, member, path);
        if (schema.Enum is { Count: > 0 } choices)
            return choices[0].DeepClone();
        return (schema.Type & ~JsonSchemaType.Null) switch
        {
            JsonSchemaType.Object => ObjectOf(schema, member, path),
            JsonSchemaType.Array => ListOf(schema, member, path),
            JsonSchemaType.Boolean => JsonValue.Create(true),
            JsonSchemaType.Integer or JsonSchemaType.Number => ExampleValues.Number(member),
            JsonSchemaType.String => ExampleValues.Text(member, schema.Format),
            _ => null,
        };
    }

    private static JsonObject ObjectOf(IOpenApiSchema schema, string member, IReadOnlyList<string> path)
    {
        var value = new JsonObject();
        foreach (var (name, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
            value[name] = ValueOf(property, name, path);
        if (schema.AdditionalProperties is { } entry)
            value[ExampleValues.Key(member)] = ValueOf(entry, ExampleValues.Key(member), path);
        return value;
    }

    private static JsonArray ListOf(IOpenApiSchema schema, string member, IReadOnlyList<string> path) =>
        schema.Items is { } item && ValueOf(item, member, path) is { } value ? [value] : [];
}
