using Marketplace.Api.Admin;
using Marketplace.Api.Admin.Access;
using Marketplace.Api.Http;
using Marketplace.Api.OpenApi;
using Marketplace.Foundation;
using Marketplace.Modules.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;
using Scalar.AspNetCore;

namespace Marketplace.Api.Home;

/// <summary>Signs a developer in as one of the development accounts by one click: into the admin panel, or into the
/// API reference.</summary>
/// <remarks>Mapped in Development only, answers the same machine only, and only a form of this site. The accounts exist
/// only where a development instance made them.</remarks>
internal static class DevelopmentSignIn
{
    /// <summary>Holds the access token for the API reference; sent to that page only.</summary>
    private const string Cookie = "marketplace-reference";

    private const string Reference = "/scalar";

    internal static void MapDevelopmentSignIn(this IEndpointRouteBuilder pages) =>
        pages.MapPost("/development/sign-in", SignInAsync).AddEndpointFilter<LocalOnly>().IgnoresIdempotencyKey();

    internal static async Task<IResult> SignInAsync(
        HttpContext context,
        IUserRepository users,
        UnitOfWork unitOfWork,
        SessionService sessions,
        CancellationToken cancellationToken
    )
    {
        // Other sites can post forms here; browsers say from where a form comes.
        if (context.Request.Headers["Sec-Fetch-Site"] != "same-origin" || !context.Request.HasFormContentType)
            return Problems.From(PlatformErrors.NotFound);
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var role = form["role"].ToString();
        if (
            !DevelopmentAccounts.Roles.Contains(role)
            || await users.ReadByEmailAsync(DevelopmentAccounts.Email(role), cancellationToken) is not { } user
        )
        {
            return Problems.From(PlatformErrors.NotFound);
        }

        var signedIn = await unitOfWork.RunAsync(
            ct => sessions.OpenAsync(user, RequestClient.Of(context), ct),
            cancellationToken
        );
        return form["to"] == "panel" && AdminUser.MayEnter(user)
            ? await OpenPanelAsync(context, user, signedIn)
            : OpenReference(context, signedIn);
    }

    /// <summary>Gives the API reference the token of the account that opened it, if any.</summary>
    internal static void Fill(ScalarOptions options, HttpContext context)
    {
        if (!LocalOnly.Admits(context) || context.Request.Cookies[Cookie] is not { Length: > 0 } token)
            return;
        context.Response.Headers.CacheControl = "no-store";
        options.AddHttpAuthentication(ApiDocument.Bearer, scheme => scheme.WithToken(token));
    }

    private static async Task<IResult> OpenPanelAsync(HttpContext context, User user, SignedIn signedIn)
    {
        var session = new JsonWebToken(signedIn.AccessToken).GetClaim(TokenClaims.Session).Value;
        await context.SignInAsync(AdminAccess.Scheme, AdminAccess.PrincipalOf(user, session));
        return TypedResults.LocalRedirect(AdminComposition.Root);
    }

    private static IResult OpenReference(HttpContext context, SignedIn signedIn)
    {
        context.Response.Cookies.Append(
            Cookie,
            signedIn.AccessToken,
            new()
            {
                Path = Reference,
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                MaxAge = signedIn.ExpiresIn,
                IsEssential = true,
            }
        );
        return TypedResults.LocalRedirect(Reference);
    }
}
