using System.Diagnostics;
using System.Text.RegularExpressions;
using Marketplace.Foundation;
using Microsoft.Net.Http.Headers;

namespace Marketplace.Api.Http;

/// <summary>Sets the request id, the origin for the audit log, the log scope (ids only, never personal data) and the
/// security
/// headers.</summary>
public sealed partial class RequestContextMiddleware(
    RequestDelegate next,
    IHostEnvironment environment,
    ILogger<RequestContextMiddleware> logger
)
{
    public const string Header = "X-Request-Id";

    /// <summary>Controls which sites may embed a response.</summary>
    internal const string ResourcePolicy = "Cross-Origin-Resource-Policy";

    private readonly bool _isDevelopment = environment.IsDevelopment();

    public async Task InvokeAsync(HttpContext context, RequestOrigin origin)
    {
        var sent = context.Request.Headers[Header].ToString();
        var id = ValidId().IsMatch(sent) ? sent : Guid.CreateVersion7().ToString("N");
        context.TraceIdentifier = id;
        (origin.RequestId, origin.Ip) = (id, context.Connection.RemoteIpAddress?.ToString());
        context.Response.OnStarting(
            state =>
            {
                var http = (HttpContext)state;
                var headers = http.Response.Headers;
                headers[Header] = http.TraceIdentifier;
                headers.XContentTypeOptions = "nosniff";
                if (headers.XFrameOptions.Count == 0)
                    headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "no-referrer";
                if (!headers.ContainsKey(ResourcePolicy))
                    headers[ResourcePolicy] = "same-site";
                SetCaching(http, headers);
                if (http.Request.IsHttps && !_isDevelopment)
                    headers.StrictTransportSecurity = "max-age=31536000";
                if (headers.ContentSecurityPolicy.Count == 0 && IsApi(http))
                    headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
                if (Activity.Current?.Id is { } traceParent)
                    headers.TraceParent = traceParent;
                return Task.CompletedTask;
            },
            context
        );

        Activity.Current?.SetTag("marketplace.request_id", id);
        using (logger.BeginScope("RequestId:{RequestId} Method:{Method}", id, context.Request.Method))
            await next(context);
    }

    /// <summary>Responses are <c>no-store</c> unless the endpoint says otherwise: a URL such as <c>/me</c> differs per
    /// user under
    /// the same ETag, and a browser could show the previous user's copy.</summary>
    /// <remarks>Public responses vary by Origin, because only some requests need the CORS headers.</remarks>
    private static void SetCaching(HttpContext context, IHeaderDictionary headers)
    {
        if (headers.CacheControl.Count == 0 && IsApi(context))
            headers.CacheControl = "no-store";
        if (
            headers.CacheControl.ToString().StartsWith("public", StringComparison.Ordinal)
            && !headers.Vary.ToString().Contains(HeaderNames.Origin, StringComparison.Ordinal)
        )
        {
            headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        }
    }

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex ValidId();
}
