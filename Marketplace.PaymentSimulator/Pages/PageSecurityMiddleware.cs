namespace Marketplace.PaymentSimulator.Pages;

/// <summary>Sets security headers, and rejects forms submitted by other sites.</summary>
/// <remarks>No <c>form-action</c>: browsers would apply it to the redirect to the shop as well. Pictures of what is
/// bought come from the shop, wherever that is.</remarks>
public sealed class PageSecurityMiddleware(RequestDelegate next)
{
    /// <summary>Handles a request.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        var safe = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (!safe && http.Request.Headers["Sec-Fetch-Site"] == "cross-site")
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return http.Response.WriteAsync("This form was submitted by another site.", http.RequestAborted);
        }

        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; img-src http: https: data:; frame-ancestors 'none'; base-uri 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        return next(http);
    }
}
