namespace Marketplace.Api.Http;

/// <summary>Adds the user id, the store id from the route and the endpoint to the log scope.</summary>
public sealed class UserScopeMiddleware(RequestDelegate next, ILogger<UserScopeMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context, CurrentUser user)
    {
        using var scope = logger.BeginScope(
            "UserId:{UserId} SellerId:{SellerId} Endpoint:{Endpoint}",
            user.ActorOrNull?.UserId,
            context.GetRouteValue("sellerId"),
            context.GetEndpoint()?.DisplayName
        );
        await next(context);
    }
}
