using System.Globalization;
using Marketplace.Modules.Users.Contracts;
using Microsoft.AspNetCore.Authorization;

namespace Marketplace.Api.Http;

/// <summary>Requires the caller to be a member of the store in the route.</summary>
public sealed class SellerMembershipRequirement : IAuthorizationRequirement;

/// <summary>Requires the caller's role in the store in the route to have a scope.</summary>
public sealed record SellerScopeRequirement(string Scope) : IAuthorizationRequirement;

/// <summary>Checks membership and scopes in the token, and looks them up for stores that it does not tell of: created
/// after it, or changed since.</summary>
public sealed class SellerMembershipHandler(
    CurrentUser user,
    IHttpContextAccessor accessor,
    IEnumerable<IMembershipSource> memberships
) : IAuthorizationHandler
{
    public async Task HandleAsync(AuthorizationHandlerContext context)
    {
        var requirements = context
            .PendingRequirements.Where(r => r is SellerMembershipRequirement or SellerScopeRequirement)
            .ToList();
        if (requirements.Count == 0)
            return;
        var http = accessor.HttpContext!;
        var value = Convert.ToString(http.GetRouteValue("sellerId"), CultureInfo.InvariantCulture);
        if (user.ActorOrNull is not { } actor || !Guid.TryParse(value, out var sellerId))
            return;
        if (!actor.Scopes.ContainsKey(sellerId))
        {
            foreach (var source in memberships)
                user.AddStores(await source.MembershipsOfAsync(actor.Id, http.RequestAborted));
        }

        foreach (var requirement in requirements)
        {
            if (IsMet(requirement, user.Actor, sellerId))
                context.Succeed(requirement);
        }
    }

    private static bool IsMet(IAuthorizationRequirement requirement, Actor actor, Guid sellerId) =>
        requirement is SellerScopeRequirement { Scope: var scope }
            ? actor.MayActFor(sellerId, scope)
            : actor.Scopes.ContainsKey(sellerId);
}
