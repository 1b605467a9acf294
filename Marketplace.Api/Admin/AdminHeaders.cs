namespace Marketplace.Api.Admin;

/// <summary>Headers of every answer of the admin panel: nothing kept by browsers, no script, no frame, forms only to
/// itself.</summary>
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
