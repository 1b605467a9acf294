using Marketplace.Foundation;

namespace Marketplace.Api.Http;

/// <summary>Gives bare status codes of the framework (no route, wrong verb, wrong media type) the one error
/// format.</summary>
public static class StatusProblems
{
    public static Task WriteAsync(HttpContext context) =>
        context.Response.StatusCode switch
        {
            401 => Problems.WriteAsync(context, AccessErrors.Required),
            403 => Problems.WriteAsync(context, AccessErrors.Forbidden),
            404 => Problems.WriteAsync(context, PlatformErrors.NotFound),
            405 => Problems.WriteAsync(context, PlatformErrors.MethodNotAllowed),
            413 => Problems.WriteAsync(context, FileLimitMetadata.TooLarge(context.GetEndpoint())),
            415 => Problems.WriteAsync(context, PlatformErrors.ContentType),
            400 => Problems.WriteAsync(context, PlatformErrors.Malformed),
            _ => Task.CompletedTask,
        };
}
