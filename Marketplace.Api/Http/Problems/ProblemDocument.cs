using System.Text.Json.Serialization;

namespace Marketplace.Api.Http;

/// <summary>The error format of all endpoints (RFC 9457, <c>application/problem+json</c>).</summary>
/// <param name="Type">URL that documents the code.</param>
/// <param name="Code">Stable; never changed or translated.</param>
/// <param name="Params">Values used in the texts.</param>
/// <param name="Errors">All field errors.</param>
public sealed record ProblemDocument(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Instance,
    string Code,
    string TraceId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        IReadOnlyDictionary<string, object?>? Params,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ProblemField>? Errors
);

/// <summary>A field error.</summary>
/// <param name="Pointer">JSON Pointer (RFC 6901) as a URI fragment, or <c>?name</c> for a query parameter.</param>
public sealed record ProblemField(
    string Pointer,
    string Code,
    string Message,
    IReadOnlyDictionary<string, object?> Params
);
