using System.Globalization;
using Marketplace.Modules.Users.Contracts;
using Microsoft.AspNetCore.Authorization;

namespace Marketplace.Api.Http;

/// <summary>Requires the caller to be a member of the store in the route.</summary>
public sealed class SellerMembershipRequirement : IAuthorizationRequirement;

/// <summary>Checks membership in the token, and looks it up for stores created after the token.</summary>
public sealed class SellerMembershipHandler(
    CurrentUser user,
    IHttpContextAccessor accessor,
    IEnumerable<IMembershipSource> memberships
) : AuthorizationHandler<SellerMembershipRequirement>
{
    protected override async Task HandleRequirementAsync(
        AuthorizationHandlerContext context,
        SellerMembershipRequirement requirement
    )
    {
        var http = accessor.HttpContext!;
        var value = Convert.ToString(http.GetRouteValue("sellerId"), CultureInfo.InvariantCulture);
        if (user.ActorOrNull is not { } actor || !Guid.TryParse(value, out var sellerId))
            return;
        if (!actor.MayActFor(sellerId))
        {
            foreach (var source in memberships)
                user.AddSellers(await source.SellersOfAsync(actor.Id, http.RequestAborted));
        }

        if (user.Actor.MayActFor(sellerId))
            context.Succeed(requirement);
    }
}
