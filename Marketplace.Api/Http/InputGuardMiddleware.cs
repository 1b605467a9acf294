using Marketplace.Foundation;

namespace Marketplace.Api.Http;

/// <summary>Refuses addresses that no handler could make sense of: NUL characters in path or query.</summary>
public sealed class InputGuardMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var hasNul = request.Path.Value?.Contains('\0', StringComparison.Ordinal) == true
            || (request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) ?? false);
        return hasNul ? Problems.WriteAsync(context, PlatformErrors.Malformed) : next(context);
    }
}
