using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Api.Http;

/// <summary>What an endpoint's handler takes from the query.</summary>
internal static class QueryParameters
{
    /// <summary>Names and types, those in the path left out; null when the endpoint has no handler or takes any
    /// parameter.</summary>
    public static IReadOnlyDictionary<string, Type>? Of(Endpoint endpoint)
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
            .SelectMany(Flatten)
            .Where(parameter => !route.Contains(parameter.Name))
            .ToDictionary(parameter => parameter.Name, parameter => parameter.Type, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The names that a parameter of the endpoint may have as its value, or in it; null if it takes more than
    /// names.</summary>
    public static IReadOnlyList<string>? AllowedFor(Endpoint? endpoint, string parameter) =>
        endpoint is not null
        && Of(endpoint)?.GetValueOrDefault(parameter) is { } type
        && (Nullable.GetUnderlyingType(type) ?? type) is { IsGenericType: true } choice
        && (
            choice.GetGenericTypeDefinition() == typeof(Choice<>)
            || choice.GetGenericTypeDefinition() == typeof(Choices<>)
        )
            ? ChoiceNames.Of(choice.GetGenericArguments()[0])
            : null;

    private static IEnumerable<(string Name, Type Type)> Flatten(ParameterInfo parameter)
    {
        if (parameter.IsDefined(typeof(AsParametersAttribute)))
        {
            return parameter
                .ParameterType.GetConstructors()
                .OrderByDescending(constructor => constructor.GetParameters().Length)
                .First()
                .GetParameters()
                .SelectMany(Flatten);
        }
        var name = parameter.GetCustomAttribute<FromQueryAttribute>()?.Name;
        return IsFromQuery(parameter)
            ? [(name ?? JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!), parameter.ParameterType)]
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
}
