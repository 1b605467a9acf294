namespace Marketplace.PaymentSimulator.Pages;

/// <summary>Headers that keep the pages to themselves, and a refusal of forms another site sends through somebody's
/// browser.</summary>
/// <remarks>No rule for form targets: a browser would apply it to the way back to the shop as well.</remarks>
public sealed class PageSafety(RequestDelegate next)
{
    /// <summary>Answers or passes on a request.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        var safe = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (!safe && http.Request.Headers["Sec-Fetch-Site"] == "cross-site")
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return http.Response.WriteAsync("This form was sent by another site.", http.RequestAborted);
        }

        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        return next(http);
    }
}
