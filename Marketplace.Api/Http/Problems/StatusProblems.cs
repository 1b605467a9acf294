using Marketplace.Foundation;

namespace Marketplace.Api.Http;

/// <summary>Adds problem documents to bare status codes from the framework (no route, wrong method, wrong media
/// type).</summary>
public static class StatusProblems
{
    public static Task WriteAsync(HttpContext context) =>
        context.Response.StatusCode switch
        {
            401 => Problems.WriteAsync(context, AccessErrors.Required),
            403 => Problems.WriteAsync(context, AccessErrors.Forbidden),
            404 => Problems.WriteAsync(context, PlatformErrors.NotFound),
            405 => MethodNotAllowedAsync(context),
            413 => Problems.WriteAsync(context, FileLimitMetadata.TooLarge(context.GetEndpoint())),
            415 => Problems.WriteAsync(context, PlatformErrors.ContentType),
            400 => Problems.WriteAsync(context, PlatformErrors.Malformed),
            _ => Task.CompletedTask,
        };

    /// <summary>The framework lists the methods of the endpoints; HEAD follows from GET.</summary>
    private static Task MethodNotAllowedAsync(HttpContext context)
    {
        var allow = context.Response.Headers.Allow.ToString();
        if (allow.Split(", ").Contains(HttpMethods.Get))
            context.Response.Headers.Allow = $"{allow}, {HttpMethods.Head}";
        return Problems.WriteAsync(context, PlatformErrors.MethodNotAllowed);
    }
}
