using Microsoft.AspNetCore.Authorization;

namespace Marketplace.Api.Http;

/// <summary>Requires a signed-in user, or the token of a guest's cart.</summary>
public sealed class BuyerRequirement : IAuthorizationRequirement;

/// <summary>Lets in who is signed in, and who sends the token of a cart and no access token: whoever sends one that is
/// no longer valid is told so, instead of being taken for a guest.</summary>
public sealed class BuyerHandler(IHttpContextAccessor accessor) : AuthorizationHandler<BuyerRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, BuyerRequirement requirement)
    {
        var http = accessor.HttpContext!;
        if (
            context.User.Identity?.IsAuthenticated == true
            || (http.Request.Headers.ContainsKey(GuestHeaders.Cart) && http.Request.Headers.Authorization.Count == 0)
        )
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
