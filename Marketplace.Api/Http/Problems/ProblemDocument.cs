using System.Text.Json.Serialization;

namespace Marketplace.Api.Http;

/// <summary>The one error format (RFC 9457, <c>application/problem+json</c>).</summary>
/// <param name="Type">Address that explains the code.</param>
/// <param name="Code">Stable for ever, never translated.</param>
/// <param name="Params">Values behind the texts.</param>
/// <param name="Errors">Single fields, all at once.</param>
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

/// <summary>What is wrong with one field.</summary>
/// <param name="Pointer">JSON Pointer (RFC 6901) as a fragment, or <c>?name</c> of a query parameter.</param>
public sealed record ProblemField(
    string Pointer,
    string Code,
    string Message,
    IReadOnlyDictionary<string, object?> Params
);
