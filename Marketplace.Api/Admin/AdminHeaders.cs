namespace Marketplace.Api.Admin;

/// <summary>Sets the headers of all admin panel responses: no caching, scripts or frames; forms post only to the
/// panel.</summary>
public sealed class AdminHeaders(RequestDelegate next)
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self' https: data:; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        if (AdminErrors.Owns(context))
        {
            context.Response.OnStarting(
                static state =>
                {
                    var headers = ((HttpContext)state).Response.Headers;
                    headers.ContentSecurityPolicy = Policy;
                    headers["X-Robots-Tag"] = "noindex";
                    if (!headers.CacheControl.ToString().Contains("immutable", StringComparison.Ordinal))
                        headers.CacheControl = "no-store";
                    return Task.CompletedTask;
                },
                context
            );
        }

        return next(context);
    }
}
