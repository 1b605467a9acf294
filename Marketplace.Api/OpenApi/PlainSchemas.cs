using System.Text.Json;
using Marketplace.Foundation;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace Marketplace.Api.OpenApi;

/// <summary>Rewrites what client generators misread: inline enums, forms composed of parts, and nullable values that
/// can be anything.</summary>
internal static class PlainSchemas
{
    private const string ChoiceMark = "choice";

    /// <summary>Marks an inline enum that <see cref="Apply"/> replaces with the named schema of its type.</summary>
    public static void MarkChoice(OpenApiSchema schema, Type choice) =>
        (schema.Metadata ??= new Dictionary<string, object>())[ChoiceMark] = choice;

    public static void Apply(OpenApiDocument document)
    {
        var schemas = document.Components!.Schemas!;
        foreach (var schema in schemas.Values.OfType<OpenApiSchema>().ToList())
        {
            foreach (var (name, property) in schema.Properties?.ToList() ?? [])
                schema.Properties![name] = Plain(property, document);
        }

        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations?.Values.ToList() ?? []))
        {
            foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            {
                parameter.Schema = Named(parameter.Schema, document);
                if (parameter.Schema is OpenApiSchema list)
                    list.Items = Named(list.Items, document);
            }

            foreach (var media in operation.RequestBody?.Content?.Values.OfType<OpenApiMediaType>() ?? [])
                media.Schema = PlainBody(media.Schema, document);
            foreach (var response in operation.Responses?.Values.OfType<OpenApiResponse>() ?? [])
            {
                foreach (var media in response.Content?.Values.OfType<OpenApiMediaType>() ?? [])
                    media.Schema = Field(media.Schema);
            }
        }

        schemas.Remove(nameof(Stream));
        schemas.Remove(nameof(IFormFile));
        schemas.Remove(nameof(JsonElement));
    }

    private static IOpenApiSchema Plain(IOpenApiSchema property, OpenApiDocument document)
    {
        if (IsAnything(property))
            return new OpenApiSchema { Description = property.Description };
        if (property is not OpenApiSchema schema)
            return property;
        schema.Items = Named(schema.Items, document);
        DescribeOutside(schema, document);
        return schema.OneOf?.Any(IsAnything) == true ? new OpenApiSchema { Description = schema.Description } : schema;
    }

    /// <summary>Moves the description of a nullable reference to the property; beside the reference it would make
    /// generators invent a type.</summary>
    private static void DescribeOutside(OpenApiSchema schema, OpenApiDocument document)
    {
        for (var index = 0; index < schema.OneOf?.Count; index++)
        {
            if (schema.OneOf[index] is OpenApiSchemaReference { Reference: { Id: { } id, Description: { } text } })
            {
                schema.Description ??= text;
                schema.OneOf[index] = new OpenApiSchemaReference(id, document);
            }
        }
    }

    /// <summary>A schema without a type takes null as well; <c>oneOf</c> null and anything refuses null.</summary>
    private static bool IsAnything(IOpenApiSchema schema) =>
        schema is OpenApiSchemaReference { Reference.Id: nameof(JsonElement) };

    private static IOpenApiSchema? Named(IOpenApiSchema? schema, OpenApiDocument document)
    {
        if (
            schema is not OpenApiSchema { Metadata: { } metadata }
            || !metadata.TryGetValue(ChoiceMark, out var mark)
            || mark is not Type choice
        )
        {
            return schema;
        }

        document.Components!.Schemas!.TryAdd(
            choice.Name,
            new OpenApiSchema { Type = JsonSchemaType.String, Enum = OpenApiTypes.NamesOf(choice) }
        );
        document.RegisterComponents();
        return new OpenApiSchemaReference(choice.Name, document);
    }

    private static IOpenApiSchema? PlainBody(IOpenApiSchema? body, OpenApiDocument document)
    {
        if (body is not OpenApiSchema schema)
            return body;
        if (schema.OneOf?.OfType<OpenApiSchemaReference>().SingleOrDefault() is { } optional)
            return optional;
        if (schema.AllOf is { Count: > 0 } parts)
            return OneForm(schema, parts);
        foreach (var (name, field) in schema.Properties?.ToList() ?? [])
            schema.Properties![name] = Field(field)!;
        return schema;
    }

    /// <summary>One object with every field of the form; a file is binary text.</summary>
    private static OpenApiSchema OneForm(OpenApiSchema form, IEnumerable<IOpenApiSchema> parts) =>
        new()
        {
            Type = JsonSchemaType.Object,
            Required = form.Required,
            Properties = parts
                .SelectMany(part => part.Properties ?? new Dictionary<string, IOpenApiSchema>())
                .ToDictionary(field => field.Key, field => Field(field.Value)!),
        };

    private static IOpenApiSchema? Field(IOpenApiSchema? field) =>
        field is OpenApiSchemaReference { Reference.Id: nameof(IFormFile) or nameof(Stream) }
            ? new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" }
            : field;
}
