using Marketplace.Foundation;
using Microsoft.AspNetCore.Http.Metadata;

namespace Marketplace.Api.Http;

/// <summary>Rejects URLs with NUL characters in the path or query, and JSON that is not UTF-8.</summary>
/// <remarks>Comes after CORS and the limits, so that its refusals can be read by web pages and are counted. Also drops
/// write preconditions from GET and HEAD requests, for which the framework would return a 412 without a problem
/// document.</remarks>
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

        if (hasNul)
            return Problems.WriteAsync(context, PlatformErrors.MalformedAddress);
        var takesBody = context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is not null;
        return !takesBody || Charset.TryNormalise(request)
            ? next(context)
            : Problems.WriteAsync(context, PlatformErrors.ContentType);
    }
}
