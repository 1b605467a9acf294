namespace Marketplace.Api.Http;

/// <summary>Adds the signed-in user's id and the endpoint to the log scope.</summary>
public sealed class UserScopeMiddleware(RequestDelegate next, ILogger<UserScopeMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context, CurrentUser user)
    {
        using var scope = logger.BeginScope("UserId:{UserId} Endpoint:{Endpoint}", user.ActorOrNull?.UserId, context.GetEndpoint()?.DisplayName);
        await next(context);
    }
}
