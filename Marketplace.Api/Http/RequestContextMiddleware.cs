using System.Diagnostics;
using System.Text.RegularExpressions;
using Marketplace.Foundation;

namespace Marketplace.Api.Http;

/// <summary>Gives each request its id, its origin for the audit log, its log scope (ids only, never personal data) and the security headers.</summary>
public sealed partial class RequestContextMiddleware(RequestDelegate next, IHostEnvironment environment, ILogger<RequestContextMiddleware> logger)
{
    public const string Header = "X-Request-Id";

    private readonly bool _isDevelopment = environment.IsDevelopment();

    public async Task InvokeAsync(HttpContext context, RequestOrigin origin)
    {
        var sent = context.Request.Headers[Header].ToString();
        var id = ValidId().IsMatch(sent) ? sent : Guid.CreateVersion7().ToString("N");
        context.TraceIdentifier = id;
        (origin.RequestId, origin.Ip) = (id, context.Connection.RemoteIpAddress?.ToString());
        context.Response.OnStarting(state =>
        {
            var http = (HttpContext)state;
            var headers = http.Response.Headers;
            headers[Header] = http.TraceIdentifier;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Resource-Policy"] = "same-site";
            if (http.Request.IsHttps && !_isDevelopment) headers.StrictTransportSecurity = "max-age=31536000";
            if (headers.ContentSecurityPolicy.Count == 0 && IsApi(http)) headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
            if (Activity.Current?.Id is { } traceParent) headers.TraceParent = traceParent;
            return Task.CompletedTask;
        }, context);

        Activity.Current?.SetTag("marketplace.request_id", id);
        using (logger.BeginScope("RequestId:{RequestId} Method:{Method}", id, context.Request.Method))
            await next(context);
    }

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    [GeneratedRegex("^[A-Za-z0-9._-]{1,64}$")]
    private static partial Regex ValidId();
}
