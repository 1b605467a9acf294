using System.Collections.Concurrent;
using System.Collections.Frozen;
using Marketplace.Foundation;

namespace Marketplace.Api.Http;

/// <summary>Rejects query parameters that an API endpoint does not know or that are given twice, as members of a body
/// are rejected.</summary>
/// <remarks>A misspelt filter that is ignored answers with everything, and its reader takes that for the
/// answer.</remarks>
public sealed class QueryParameterMiddleware(RequestDelegate next)
{
    private readonly ConcurrentDictionary<Endpoint, FrozenSet<string>?> _known = new();

    public Task InvokeAsync(HttpContext context)
    {
        if (
            context.Request.Query.Count == 0
            || context.GetEndpoint() is not { } endpoint
            || !context.Request.Path.StartsWithSegments("/api")
            || _known.GetOrAdd(endpoint, KnownTo) is not { } known
        )
        {
            return next(context);
        }

        var map = endpoint.Metadata.GetMetadata<MapParameterMetadata>();
        var others = context.Request.Query.Where(q =>
            map is null || MapParameterMetadata.KeyOf(q.Key, map.Name) is null
        );
        var unknown = others.FirstOrDefault(parameter => !known.Contains(parameter.Key)).Key;
        if (unknown is not null)
            return Problems.WriteAsync(context, Refusal(unknown, map is null ? known : [.. known, $"{map.Name}[…]"]));
        // Text that is given twice would be joined and searched for as one.
        var repeated = others.FirstOrDefault(parameter => parameter.Value.Count > 1).Key;
        return repeated is null
            ? next(context)
            : Problems.WriteAsync(context, Invalid.Field("?" + repeated, "value.format"));
    }

    private static Error Refusal(string unknown, IReadOnlyCollection<string> known) =>
        (known.Count == 0 ? PlatformErrors.NoParameters : PlatformErrors.UnknownParameter).With(
            ("parameter", unknown),
            ("allowed", known.Order(StringComparer.Ordinal).ToArray())
        ) with
        {
            Fields = [new("?" + unknown, "value.unknown")],
        };

    private static FrozenSet<string>? KnownTo(Endpoint endpoint) =>
        QueryParameters.Of(endpoint)?.Keys.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
