using System.Security.Claims;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Users;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Marketplace.Api.Http;

/// <summary>Accepts only access tokens signed by this application.</summary>
/// <remarks>Errors: 401 <c>auth.required</c>, <c>auth.token_expired</c>, <c>auth.token_invalid</c>; the last one also
/// for a token whose session has been closed.</remarks>
public static class Authentication
{
    public static IServiceCollection AddAccessTokens(this IServiceCollection services)
    {
        services.AddCheckedOptions<SigningKeyOptions>(SigningKeyOptions.Section);
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services
            .AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<SigningKeyRing, IOptions<MarketplaceOptions>, TimeProvider>(Configure);
        return services;
    }

    private static void Configure(
        JwtBearerOptions options,
        SigningKeyRing keys,
        IOptions<MarketplaceOptions> marketplace,
        TimeProvider clock
    )
    {
        options.MapInboundClaims = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = marketplace.Value.PublicUrl,
            ValidAudience = TokenClaims.Audience,
            IssuerSigningKeys = keys.Accepted,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            ValidTypes = ["JWT"],
            RequireExpirationTime = true,
            LifetimeValidator = (notBefore, expires, _, _) =>
                HoldsAt(clock.GetUtcNow().UtcDateTime, notBefore, expires),
            NameClaimType = TokenClaims.Subject,
            RoleClaimType = TokenClaims.Roles,
        };
        options.Events = new JwtBearerEvents
        {
            OnTokenValidated = RefuseUnknownOrRevokedAsync,
            OnAuthenticationFailed = Remember,
        };
    }

    private static bool HoldsAt(DateTime now, DateTime? notBefore, DateTime? expires)
    {
        if (expires is null || expires <= now)
            throw new SecurityTokenExpiredException();
        return notBefore is null || notBefore <= now.AddSeconds(5);
    }

    private static async Task RefuseUnknownOrRevokedAsync(TokenValidatedContext context)
    {
        // RFC 7515, 4.1.11: extensions that must be understood; none is.
        if (context.SecurityToken is not JsonWebToken token || token.TryGetHeaderValue<object>("crit", out _))
        {
            Refuse(context, "The token asks for extensions that are not understood.");
            return;
        }

        var session = context.Principal?.FindFirst(TokenClaims.Session)?.Value;
        var stamp = context.Principal?.FindFirst(TokenClaims.Stamp)?.Value;
        var revoked = context.HttpContext.RequestServices.GetRequiredService<RevokedTokenStore>();
        if (session is not null && stamp is not null && !await revoked.IsRevokedAsync(session, stamp))
            await ForgetOutdatedStoresAsync(context, token);
        else
            Refuse(context, "The session has been closed.");
    }

    /// <summary>Drops the stores of a token older than a change of its user's memberships, so that they are looked
    /// up.</summary>
    private static async Task ForgetOutdatedStoresAsync(TokenValidatedContext context, JsonWebToken token)
    {
        if (
            context.Principal?.Identity is not ClaimsIdentity identity
            || identity.FindAll(TokenClaims.Sellers).ToList() is not { Count: > 0 } stores
            || !Guid.TryParse(token.Subject, out var userId)
        )
        {
            return;
        }

        var changes = context.HttpContext.RequestServices.GetRequiredService<MembershipChangeStore>();
        if (!await changes.IsOutdatedAsync(userId, new(token.IssuedAt, TimeSpan.Zero)))
            return;
        foreach (var store in stores)
            identity.RemoveClaim(store);
    }

    private static void Refuse(TokenValidatedContext context, string reason)
    {
        context.HttpContext.Items[AccessProblems.FailureItem] = AccessErrors.TokenInvalid;
        context.Fail(reason);
    }

    private static Task Remember(AuthenticationFailedContext context)
    {
        context.HttpContext.Items[AccessProblems.FailureItem] =
            context.Exception is SecurityTokenExpiredException ? AccessErrors.TokenExpired : AccessErrors.TokenInvalid;
        return Task.CompletedTask;
    }
}
