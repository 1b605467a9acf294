using System.Text.Json;
using System.Text.RegularExpressions;
using Marketplace.Foundation;
using Microsoft.AspNetCore.Diagnostics;

namespace Marketplace.Api.Http;

/// <summary>Converts exceptions to problem responses: unreadable input to a 4xx, everything else to a 5xx without
/// details.</summary>
public sealed partial class ExceptionProblems(ILogger<ExceptionProblems> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = 499;
            return true;
        }

        var error = Map(exception, httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint);
        if (Problems.StatusOf(error.Kind) >= 500 && exception is not BusyException)
            logger.LogError(exception, "Request failed with {Code}", error.Code);
        else
            logger.LogDebug(exception, "Request rejected with {Code}", error.Code);
        await Problems.WriteAsync(httpContext, error);
        return true;
    }

    private static Error Map(Exception exception, Endpoint? endpoint) =>
        exception switch
        {
            BadHttpRequestException { StatusCode: 413 } => FileLimitMetadata.TooLarge(endpoint),
            BadHttpRequestException { StatusCode: 415 } => PlatformErrors.ContentType,
            BadHttpRequestException { InnerException: JsonException json } => FromJson(json),
            BadHttpRequestException bad => FromBinding(bad, endpoint),
            InvalidDataException => PlatformErrors.Malformed,
            _ => InfrastructureErrors.Of(exception) ?? PlatformErrors.Unexpected,
        };

    private static Error FromJson(JsonException exception)
    {
        if (exception is RefusedJsonException refused)
            return refused.Definition.ToError() with { Fields = [refused.At(PointerOf(refused.Path))] };
        var unknown = UnknownMember().Match(exception.Message);
        if (unknown.Success)
        {
            return PlatformErrors.UnknownField.With(("field", unknown.Groups[1].Value)) with
            {
                Fields = [new(PointerOf(exception.Path), "value.unknown")],
            };
        }

        return exception.Path is null or "$"
            ? PlatformErrors.Malformed
            : PlatformErrors.Malformed.ToError() with
            {
                Fields = [new(PointerOf(exception.Path), "value.format")],
            };
    }

    private static Error FromBinding(BadHttpRequestException exception, Endpoint? endpoint)
    {
        var parameter = FailedParameter().Match(exception.Message);
        if (!parameter.Success)
            return PlatformErrors.Malformed;
        var name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Groups[1].Value);
        return QueryParameters.AllowedFor(endpoint, name) is { } allowed
            ? Invalid.Field("?" + name, "value.not_allowed", ("allowed", allowed))
            : Invalid.Field("?" + name, "value.format");
    }

    /// <summary>Converts <c>$.items[0].quantity</c> to <c>#/items/0/quantity</c>.</summary>
    internal static string PointerOf(string? path) =>
        "#"
        + PathPart()
            .Replace(
                path ?? "$",
                m => m.Value == "$" ? "" : "/" + (m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value)
            );

    [GeneratedRegex(@"^\$|\.([^.\[\]]+)|\['?([^\]']+)'?\]")]
    private static partial Regex PathPart();

    [GeneratedRegex("JSON property '([^']+)' could not be mapped")]
    private static partial Regex UnknownMember();

    [GeneratedRegex("parameter \"[^\" ]+ ([^\"]+)\"")]
    private static partial Regex FailedParameter();
}
