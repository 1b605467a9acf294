using System.Globalization;
using Marketplace.Modules.Users.Contracts;
using Microsoft.AspNetCore.Authorization;

namespace Marketplace.Api.Http;

/// <summary>The caller must belong to the store named in the address.</summary>
public sealed class SellerMembershipRequirement : IAuthorizationRequirement;

/// <summary>Checks membership by the token, and for stores younger than the token by one look-up.</summary>
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
