using System.Security.Claims;
using Marketplace.Api.Admin.Access;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Users;
using Marketplace.Modules.Users.Contracts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Admin;

/// <summary>Access to the admin panel: a separate cookie that is valid nowhere else; access tokens are not
/// accepted.</summary>
/// <remarks>
/// The cookie expires 8 hours after its last use, and never outlives its session. Each request checks in the database
/// that session, security stamp and role are still valid.
/// Source: docs/decisions/0013-admin-panel-without-script.md.
/// </remarks>
public static class AdminAccess
{
    /// <summary>Authentication scheme of the admin panel.</summary>
    public const string Scheme = "admin";

    /// <summary>Policy for pages: support staff and administrators.</summary>
    public const string Read = "admin-panel:read";

    /// <summary>Policy for commands: administrators.</summary>
    public const string Write = "admin-panel:write";

    public const string CookieName = "marketplace-admin";

    public static readonly TimeSpan Life = TimeSpan.FromHours(8);

    public static IServiceCollection AddAdminAccess(this IServiceCollection services)
    {
        services.AddAuthentication().AddCookie(Scheme);
        services
            .AddOptions<CookieAuthenticationOptions>(Scheme)
            .Configure<IOptions<MarketplaceOptions>, TimeProvider>(Configure);
        services.AddAntiforgery();
        services
            .AddOptions<AntiforgeryOptions>()
            .Configure(options =>
            {
                options.Cookie.Name = CookieName + "-form";
                options.Cookie.Path = AdminComposition.Root;
                options.Cookie.SameSite = SameSiteMode.Strict;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            });
        services
            .AddAuthorizationBuilder()
            .AddPolicy(
                Read,
                policy =>
                    policy
                        .AddAuthenticationSchemes(Scheme)
                        .RequireAuthenticatedUser()
                        .RequireClaim(TokenClaims.Roles, UserRoles.Support, UserRoles.Admin)
            )
            .AddPolicy(
                Write,
                policy =>
                    policy
                        .AddAuthenticationSchemes(Scheme)
                        .RequireAuthenticatedUser()
                        .RequireClaim(TokenClaims.Roles, UserRoles.Admin)
            );
        return services;
    }

    /// <summary>Whether the panel is used without TLS on the local machine only, as in development.</summary>
    public static bool IsPlainLoopback(MarketplaceOptions options) =>
        Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var url) && url is { Scheme: "http", IsLoopback: true };

    /// <summary>The claims stored in the cookie.</summary>
    public static ClaimsPrincipal PrincipalOf(User user, string sessionId) =>
        new(
            new ClaimsIdentity(
                [
                    new(TokenClaims.Subject, user.Id.ToString()),
                    new(TokenClaims.Session, sessionId),
                    new(TokenClaims.Stamp, user.SecurityStamp),
                    new(AdminUser.NameClaim, user.DisplayName),
                    new(AdminUser.LanguageClaim, user.Language.Code),
                    .. user.Roles.Select(role => new Claim(TokenClaims.Roles, role)),
                ],
                Scheme,
                TokenClaims.Subject,
                TokenClaims.Roles
            )
        );

    private static void Configure(
        CookieAuthenticationOptions options,
        IOptions<MarketplaceOptions> marketplace,
        TimeProvider clock
    )
    {
        options.Cookie.Name = CookieName;
        options.Cookie.Path = AdminComposition.Root;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = IsPlainLoopback(marketplace.Value)
            ? CookieSecurePolicy.SameAsRequest
            : CookieSecurePolicy.Always;
        options.ExpireTimeSpan = Life;
        options.SlidingExpiration = true;
        options.TimeProvider = clock;
        options.LoginPath = $"{AdminComposition.Root}/login";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var users = context.HttpContext.RequestServices.GetRequiredService<UserQueries>();
        if (
            context.Principal is { } principal
            && Guid.TryParse(principal.FindFirstValue(TokenClaims.Subject), out var userId)
            && Guid.TryParse(principal.FindFirstValue(TokenClaims.Session), out var sessionId)
            && principal.FindFirstValue(TokenClaims.Stamp) is { } stamp
            && await users.FindStandingAsync(userId, sessionId, stamp, context.HttpContext.RequestAborted) is { } user
            && AdminUser.MayEnter(user)
        )
        {
            context.ReplacePrincipal(PrincipalOf(user, sessionId.ToString()));
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Scheme);
    }
}
