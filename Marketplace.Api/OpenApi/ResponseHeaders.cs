using System.Text.Json.Nodes;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;

namespace Marketplace.Api.OpenApi;

/// <summary>Which headers each response carries; described once, in the document's components.</summary>
internal static class ResponseHeaders
{
    private const string NotModified = "304";

    private static readonly string[] Limits = ["RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"];

    private static readonly (string Name, string Description, string Example)[] Known =
    [
        (
            "ETag",
            "Version of the resource; send it as If-Match to change it, as If-None-Match to ask for news.",
            "\"3\""
        ),
        ("Location", "Where the new resource is.", "/api/v1/orders/01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6a"),
        (
            "Link",
            "The next page, with rel=\"next\"; missing on the last page.",
            "</api/v1/orders?cursor=x>; rel=\"next\""
        ),
        ("Retry-After", "Seconds after which the request can be sent again.", "3"),
        ("RateLimit-Limit", "Requests allowed at once.", "120"),
        ("RateLimit-Remaining", "Requests left now.", "118"),
        ("RateLimit-Reset", "Seconds until the full number is available again.", "2"),
        (
            "Idempotency-Replayed",
            "true if this is the stored response of an earlier request with the same key.",
            "true"
        ),
        ("X-Request-Id", "Identifies the request in logs and problems.", "4bf92f3577b34da6a3ce929d0e0e4736"),
    ];

    /// <summary>The headers to list in the document's components.</summary>
    public static Dictionary<string, IOpenApiHeader> Components() =>
        Known.ToDictionary(
            header => header.Name,
            header =>
                (IOpenApiHeader)
                    new OpenApiHeader
                    {
                        Description = header.Description,
                        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                        Example = JsonValue.Create(header.Example),
                    }
        );

    /// <summary>Adds the headers of the operation's successful responses, and 304 where If-None-Match is
    /// answered.</summary>
    public static void Describe(OpenApiOperation operation, ApiDescription endpoint, OpenApiDocument document)
    {
        var tag = endpoint.ActionDescriptor.EndpointMetadata.OfType<ETagMetadata>().LastOrDefault();
        foreach (var (status, response) in operation.Responses!.ToList())
        {
            if (response is OpenApiResponse success && status[0] is '2')
                success.Headers = Of([.. NamesOf(status, endpoint, tag)], document);
        }
        // Generators such as Kiota return nothing for a file that can also be 304; its ETag says as much.
        if (tag is not null && endpoint.HttpMethod == "GET" && HasJson(operation))
        {
            operation.Responses![NotModified] = new OpenApiResponse
            {
                Description = "Not modified: the ETag sent as If-None-Match is still current.",
                Headers = Of(["ETag", "X-Request-Id"], document),
            };
        }
    }

    private static bool HasJson(OpenApiOperation operation) =>
        operation.Responses!.Any(response =>
            response.Key[0] is '2' && response.Value.Content?.ContainsKey("application/json") == true
        );

    /// <summary>The headers of a response with one of these problems.</summary>
    public static Dictionary<string, IOpenApiHeader> OfProblems(
        IEnumerable<ErrorDefinition> errors,
        OpenApiDocument document
    )
    {
        var all = errors.ToList();
        var names = new List<string> { "X-Request-Id" };
        if (all.Any(error => Problems.StatusOf(error.Kind) is 429 or 503))
            names.Add("Retry-After");
        if (all.Contains(PlatformErrors.RateLimited))
            names.AddRange(Limits);
        if (all.Contains(PlatformErrors.PreconditionFailed))
            names.Add("ETag");
        return Of(names, document);
    }

    private static IEnumerable<string> NamesOf(string status, ApiDescription endpoint, ETagMetadata? tag)
    {
        if (tag is not null)
            yield return "ETag";
        if (status == "201" || endpoint.ActionDescriptor.EndpointMetadata.OfType<LocationMetadata>().Any())
            yield return "Location";
        if (endpoint.ParameterDescriptions.Any(parameter => parameter.Name == "cursor"))
            yield return "Link";
        if (Refusals.Writes(endpoint) && Refusals.IdempotencyOf(endpoint) != IdempotencyUse.Ignored)
            yield return "Idempotency-Replayed";
        foreach (var limit in Limits)
            yield return limit;
        yield return "X-Request-Id";
    }

    private static Dictionary<string, IOpenApiHeader> Of(IEnumerable<string> names, OpenApiDocument document) =>
        names.ToDictionary(name => name, name => (IOpenApiHeader)new OpenApiHeaderReference(name, document));
}
