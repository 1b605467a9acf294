namespace Marketplace.Api.Http;

/// <summary>Adds the signed-in user's id, the store that is worked on and the endpoint to the log scope.</summary>
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
