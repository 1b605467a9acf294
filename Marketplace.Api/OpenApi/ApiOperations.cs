using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Marketplace.Api.OpenApi;

/// <summary>Describes each operation from its endpoint metadata: id, security, headers, problems and an example
/// body.</summary>
internal static partial class ApiOperations
{
    private const string Json = "application/json";
    private const string Suffix = "Endpoints";

    public static Task DescribeAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var endpoint = context.Description;
        var document = context.Document!;
        operation.OperationId = IdOf(endpoint);
        if (operation.OperationId is { } id)
            operation.Description = OperationNotes.Of(id, operation.Description, endpoint);
        DescribeParameters(operation, endpoint);
        // An empty list says that the operation needs no token; no list would say nothing.
        operation.Security = Refusals.IsOpen(endpoint)
            ? []
            : [new() { [new OpenApiSecuritySchemeReference(ApiDocument.Bearer, document)] = [] }];
        DescribeProblems(operation, endpoint, document);
        ResponseHeaders.Describe(operation, endpoint, document);
        DescribeBody(operation, endpoint);
        FileFormats.Describe(operation, endpoint);
        return Task.CompletedTask;
    }

    /// <summary>Builds an id of group and handler, for example <c>checkouts_completeCheckout</c>; generated clients get
    /// one class
    /// per group.</summary>
    private static string? IdOf(ApiDescription endpoint)
    {
        if (
            endpoint.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().FirstOrDefault()
            is not { DeclaringType: { } type } handler
        )
        {
            return null;
        }

        var group = type.Name.EndsWith(Suffix, StringComparison.Ordinal) ? type.Name[..^Suffix.Length] : type.Name;
        var camelCase = JsonNamingPolicy.CamelCase;
        return $"{camelCase.ConvertName(group)}_{camelCase.ConvertName(handler.Name)}";
    }

    /// <summary>Adds ids of the path that a filter reads, and no handler.</summary>
    private static void AddPathIds(OpenApiOperation operation, ApiDescription endpoint)
    {
        foreach (var name in PathIds().Matches(endpoint.RelativePath ?? "").Select(match => match.Groups["name"].Value))
        {
            operation.Parameters ??= [];
            if (operation.Parameters.Any(p => p.In == ParameterLocation.Path && p.Name == name))
                continue;
            operation.Parameters.Insert(
                0,
                new OpenApiParameter
                {
                    Name = name,
                    In = ParameterLocation.Path,
                    Required = true,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
                }
            );
        }
    }

    [GeneratedRegex("\\{(?<name>[A-Za-z]+)[^}]*\\}")]
    private static partial Regex PathIds();

    private static void DescribeParameters(OpenApiOperation operation, ApiDescription endpoint)
    {
        AddPathIds(operation, endpoint);
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            if (parameter.In == ParameterLocation.Query)
                parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
            // Several values are separated by commas, not sent as several parameters.
            if (parameter.Schema is OpenApiSchema { Type: JsonSchemaType.Array })
                (parameter.Style, parameter.Explode) = (ParameterStyle.Form, false);
            parameter.Description ??= ParameterNotes.Of(parameter.Name!);
            if (parameter.In == ParameterLocation.Query && ParameterNotes.AllowedOf(parameter.Name!) is { } allowed)
            {
                parameter.Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Enum = [.. allowed.Select(value => (JsonNode)JsonValue.Create(value))],
                };
            }
        }

        foreach (var map in endpoint.ActionDescriptor.EndpointMetadata.OfType<MapParameterMetadata>())
            AddMap(operation, map);
        if (endpoint.ActionDescriptor.EndpointMetadata.OfType<IfMatchMetadata>().Any())
            AddHeader(operation, "If-Match", "ETag of the version to change.", required: true, "\"3\"");
        foreach (var header in endpoint.ActionDescriptor.EndpointMetadata.OfType<HeaderMetadata>())
            AddHeader(operation, header.Name, header.Description, required: false, header.Example);
        if (Refusals.Writes(endpoint) && Refusals.IdempotencyOf(endpoint) is var use and not IdempotencyUse.Ignored)
        {
            AddHeader(
                operation,
                IdempotencyMiddleware.Header,
                "Up to 255 printable characters, for example a UUID. The same key and request return the "
                    + "first response again for 24 hours.",
                use == IdempotencyUse.Required,
                "6f1f0f0e-5f0a-4c9c-9a57-2f6f0b0f7c11"
            );
        }
    }

    private static void AddMap(OpenApiOperation operation, MapParameterMetadata map)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(
            new OpenApiParameter
            {
                Name = map.Name,
                In = ParameterLocation.Query,
                Description = map.Description,
                Style = ParameterStyle.DeepObject,
                Explode = true,
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String },
                },
            }
        );
    }

    private static void AddHeader(
        OpenApiOperation operation,
        string name,
        string description,
        bool required,
        string example
    )
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(
            new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Header,
                Description = description,
                Required = required,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Example = JsonValue.Create(example),
            }
        );
    }

    private static void DescribeProblems(OpenApiOperation operation, ApiDescription endpoint, OpenApiDocument document)
    {
        operation.Responses ??= [];
        foreach (
            var group in Refusals
                .Of(endpoint)
                .GroupBy(error => Problems.StatusOf(error.Kind))
                .OrderBy(group => group.Key)
        )
        {
            operation.Responses[group.Key.ToString(CultureInfo.InvariantCulture)] = Refusals.SharedNameOf(group)
                is { } shared
                ? new OpenApiResponseReference(shared, document)
                : ProblemSchema.ResponseOf(group, document);
        }
    }

    private static void DescribeBody(OpenApiOperation operation, ApiDescription endpoint)
    {
        var body = endpoint.ParameterDescriptions.FirstOrDefault(parameter => parameter.Source.Id == "Body");
        if (
            body is not null
            && operation.RequestBody?.Content?.TryGetValue(Json, out var media) == true
            && RequestExamples.Of(body.Type) is { } example
        )
        {
            media.Example = example;
        }
    }
}
