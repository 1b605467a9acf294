using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using Marketplace.Foundation;
using Microsoft.AspNetCore.Mvc;

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

        var unknown = context.Request.Query.Keys.FirstOrDefault(name => !known.Contains(name));
        if (unknown is not null)
            return Problems.WriteAsync(context, Refusal(unknown, known));
        // Text that is given twice would be joined and searched for as one.
        var repeated = context.Request.Query.FirstOrDefault(parameter => parameter.Value.Count > 1).Key;
        return repeated is null
            ? next(context)
            : Problems.WriteAsync(context, Invalid.Field("?" + repeated, "value.format"));
    }

    private static Error Refusal(string unknown, FrozenSet<string> known) =>
        PlatformErrors.UnknownParameter.With(
            ("parameter", unknown),
            ("allowed", known.Order(StringComparer.Ordinal).ToArray())
        ) with
        {
            Fields = [new("?" + unknown, "value.not_allowed")],
        };

    /// <summary>Names that the endpoint's handler takes from the query; null when it takes any.</summary>
    private static FrozenSet<string>? KnownTo(Endpoint endpoint)
    {
        if (
            endpoint.Metadata.GetMetadata<AnyQueryMetadata>() is not null
            || endpoint.Metadata.GetMetadata<MethodInfo>() is not { } handler
        )
        {
            return null;
        }

        var route = (endpoint as RouteEndpoint)?.RoutePattern.Parameters.Select(p => p.Name).ToHashSet() ?? [];
        return handler
            .GetParameters()
            .SelectMany(NamesOf)
            .Where(name => !route.Contains(name))
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> NamesOf(ParameterInfo parameter)
    {
        if (parameter.IsDefined(typeof(AsParametersAttribute)))
        {
            return parameter
                .ParameterType.GetConstructors()
                .OrderByDescending(constructor => constructor.GetParameters().Length)
                .First()
                .GetParameters()
                .SelectMany(NamesOf);
        }

        return IsFromQuery(parameter)
            ? [parameter.GetCustomAttribute<FromQueryAttribute>()?.Name ?? NameOf(parameter.Name!)]
            : [];
    }

    /// <summary>Values that the framework reads from text; everything else comes from the body, the services or the
    /// request itself.</summary>
    private static bool IsFromQuery(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        type = type.IsArray ? type.GetElementType()! : type;
        return type == typeof(string)
            || type.IsPrimitive
            || type.IsEnum
            || type.GetMethods(BindingFlags.Public | BindingFlags.Static).Any(method => method.Name == "TryParse");
    }

    private static string NameOf(string parameter) => JsonNamingPolicy.CamelCase.ConvertName(parameter);
}
