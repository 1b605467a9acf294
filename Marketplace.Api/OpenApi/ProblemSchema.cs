using System.Text.Json.Nodes;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Microsoft.OpenApi;

namespace Marketplace.Api.OpenApi;

/// <summary>OpenAPI schema, responses and examples of problems.</summary>
internal static class ProblemSchema
{
    private const string TypeAddress = "https://api.example.com/problems/";

    /// <summary>The schema of <see cref="ProblemDocument"/>.</summary>
    public static OpenApiSchema Describe() =>
        new()
        {
            Type = JsonSchemaType.Object,
            Description = "RFC 9457. Branch on code; show title and detail.",
            Required = new HashSet<string> { "type", "title", "status", "detail", "instance", "code", "traceId" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = Text("URL that documents the code.", "uri"),
                ["title"] = Text("What is wrong, in the client's language."),
                ["status"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Integer,
                    Format = "int32",
                    Description = "The HTTP status.",
                },
                ["detail"] = Text("What to do about it, in the client's language."),
                ["instance"] = Text("Path of the request."),
                ["code"] = Text("Stable; never changed or translated. See GET /api/v1/problems."),
                ["traceId"] = Text("Identifies the request in logs and traces."),
                ["params"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Description = "Values used in the texts.",
                    AdditionalProperties = new OpenApiSchema(),
                },
                ["errors"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Description = "All field errors.",
                    Items = Field(),
                },
            },
        };

    /// <summary>A response with one of these problems.</summary>
    /// <remarks>The schema is that of every problem; the codes stand in the description and as examples. A closed list
    /// would break generated clients with each new code.</remarks>
    public static OpenApiResponse ResponseOf(IEnumerable<ErrorDefinition> errors, OpenApiDocument document) =>
        new()
        {
            Description = string.Join(", ", errors.Select(error => error.Code)),
            Headers = ResponseHeaders.OfProblems(errors, document),
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [Problems.ContentType] = new()
                {
                    Schema = new OpenApiSchemaReference(ApiDocument.Problem, document),
                    Examples = errors.ToDictionary(
                        error => error.Code,
                        error => (IOpenApiExample)new OpenApiExampleReference(Refusals.ExampleName(error), document)
                    ),
                },
            },
        };

    /// <summary>An example of this problem; placeholders in braces are filled from <c>params</c>.</summary>
    public static OpenApiExample ExampleOf(ErrorDefinition error)
    {
        var problem = new JsonObject
        {
            ["type"] = TypeAddress + error.Code,
            ["title"] = error.Title.English,
            ["status"] = Problems.StatusOf(error.Kind),
            ["detail"] = error.Detail.English,
            ["instance"] = "/api/v1/…",
            ["code"] = error.Code,
            ["traceId"] = "4bf92f3577b34da6a3ce929d0e0e4736",
        };
        if (error.Code == PlatformErrors.ValidationFailed.Code)
        {
            problem["errors"] = new JsonArray(
                new JsonObject
                {
                    ["pointer"] = "#/items/0/quantity",
                    ["code"] = "value.too_large",
                    ["message"] = "Must be at most 99.",
                    ["params"] = new JsonObject { ["max"] = 99 },
                }
            );
        }

        return new() { Summary = error.Title.English, Value = problem };
    }

    private static OpenApiSchema Text(string description, string? format = null) =>
        new()
        {
            Type = JsonSchemaType.String,
            Description = description,
            Format = format,
        };

    private static OpenApiSchema Field() =>
        new()
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string> { "pointer", "code", "message", "params" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["pointer"] = Text("JSON Pointer (RFC 6901) as a URI fragment, or ?name for a query parameter."),
                ["code"] = Text("Stable, for example value.too_long."),
                ["message"] = Text("Explanation in the client's language."),
                ["params"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    AdditionalProperties = new OpenApiSchema(),
                },
            },
        };
}
