using Marketplace.Api.Admin;
using Marketplace.Foundation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Marketplace.Api.Http;

/// <summary>Responds to denied access: 401 without a valid token, 404 for someone else's store, 403
/// otherwise; it names the scope that the caller's role in the store lacks.</summary>
public sealed class AccessProblems : IAuthorizationMiddlewareResultHandler
{
    /// <summary>Item key under which authentication stores why a token was rejected.</summary>
    public const string FailureItem = "auth.failure";

    private readonly AuthorizationMiddlewareResultHandler _default = new();

    public async Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult
    )
    {
        if (authorizeResult.Succeeded || policy.AuthenticationSchemes.Contains(AdminAccess.Scheme))
        {
            await _default.HandleAsync(next, context, policy, authorizeResult);
            return;
        }

        if (authorizeResult.Challenged)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        await Problems.WriteAsync(context, Refusal(context, authorizeResult));
    }

    private static Error Refusal(HttpContext context, PolicyAuthorizationResult result)
    {
        if (result.Challenged)
            return context.Items[FailureItem] as ErrorDefinition ?? AccessErrors.Required;
        var failed = result.AuthorizationFailure?.FailedRequirements.ToList() ?? [];
        if (failed.Exists(r => r is SellerMembershipRequirement))
            return PlatformErrors.NotFound;
        return failed.OfType<SellerScopeRequirement>().FirstOrDefault() is { Scope: var scope }
            ? AccessErrors.ScopeMissing.With(("scope", scope))
            : AccessErrors.Forbidden;
    }
}
