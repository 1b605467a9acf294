using Marketplace.Foundation;

namespace Marketplace.Api.Http;

/// <summary>Rejects addresses that no handler could make sense of: NUL characters in path or query.</summary>
/// <remarks>Conditions on a change mean nothing to a read and are dropped; the framework would answer 412 without a
/// problem.</remarks>
public sealed class InputGuardMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var hasNul =
            request.Path.Value?.Contains('\0', StringComparison.Ordinal) == true
            || (request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) ?? false);
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            request.Headers.IfMatch = default;
            request.Headers.IfUnmodifiedSince = default;
        }

        return hasNul ? Problems.WriteAsync(context, PlatformErrors.Malformed) : next(context);
    }
}
