using Marketplace.Api.Admin.Layout;
using Marketplace.Foundation;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Api.Admin;

/// <summary>Renders error pages where the API would return problem documents.</summary>
public sealed class AdminErrors(ILogger<AdminErrors> logger) : IExceptionHandler
{
    /// <summary>Whether the request belongs to the admin panel.</summary>
    public static bool Owns(HttpContext context) => context.Request.Path.StartsWithSegments(AdminComposition.Root);

    /// <summary>Writes the error page for the response status.</summary>
    public static Task WriteAsync(HttpContext context) =>
        WriteAsync(
            context,
            context.Response.StatusCode switch
            {
                403 => Http.AccessErrors.Forbidden,
                404 or 405 => PlatformErrors.NotFound,
                400 or 413 or 415 => PlatformErrors.Malformed,
                429 => PlatformErrors.RateLimited,
                503 => PlatformErrors.Unavailable,
                _ => PlatformErrors.Unexpected,
            }
        );

    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        if (
            !Owns(httpContext)
            || (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        )
        {
            return false;
        }

        if (exception is BadHttpRequestException bad)
        {
            httpContext.Response.StatusCode = bad.StatusCode;
        }
        else
        {
            logger.LogError(exception, "Admin page failed");
            httpContext.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }

        await WriteAsync(httpContext);
        return true;
    }

    private static async Task WriteAsync(HttpContext context, ErrorDefinition error)
    {
        // The failed page may have left its scoped services in a bad state, so the error page gets its own scope.
        var services = context.RequestServices;
        await using var scope = services.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        var page = new RazorComponentResult<ErrorPage>(
            new Dictionary<string, object?>
            {
                [nameof(ErrorPage.Status)] = context.Response.StatusCode,
                [nameof(ErrorPage.Error)] = error,
                [nameof(ErrorPage.RequestId)] = context.TraceIdentifier,
            }
        )
        {
            StatusCode = context.Response.StatusCode,
        };
        try
        {
            await page.ExecuteAsync(context);
        }
        finally
        {
            context.RequestServices = services;
        }
    }
}
