using Marketplace.Api.Http;

namespace Marketplace.Api.Products;

/// <summary>Answers what anybody may read from <see cref="PublicCatalogCache"/>, before the steps that look at the
/// caller.</summary>
/// <remarks>Such requests count against the address, as they do without this. A request that names a caller goes the
/// whole way: its token has to be checked, and it counts against the user.</remarks>
public sealed class KeptAnswersMiddleware(RequestDelegate next, PublicCatalogCache cache, RateLimits limits)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (
            !HttpMethods.IsGet(context.Request.Method)
            || context.Request.Headers.Authorization.Count > 0
            || cache.Find(context) is not { } kept
        )
        {
            await next(context);
            return;
        }

        if (await RateLimitMiddleware.AllowsAsync(context, limits, caller: null))
            await kept.ExecuteAsync(context);
    }
}
