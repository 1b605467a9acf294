using Marketplace.Api.Admin.Access;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Marketplace.Api.Admin.Forms;

/// <summary>Sign-in and sign-out of the panel, with the same service and rate limits as the API.</summary>
public static class SignInForms
{
    private const string LoginPage = AdminComposition.Root + "/login";

    public static async Task<IResult> SignIn(
        AdminForm form,
        HttpContext context,
        AuthService auth,
        SessionService sessions,
        UserQueries users,
        RateLimits limits,
        SignInLimits attempts,
        CancellationToken cancellationToken
    )
    {
        var again =
            LoginPage
            + (
                form.Text("returnUrl") is { Length: > 0 }
                    ? "?returnUrl=" + Uri.EscapeDataString(form.ReturnTo(AdminComposition.Root))
                    : ""
            );
        var email = EmailAddress.Normalise(form.Text("email"));
        if (await limits.LoginPageRefusalAsync(context) is { } tooOften)
            return Refuse(form, again, tooOften);
        var signedIn = await attempts.LimitAsync(
            email,
            context,
            () => auth.SignInAsync(email, form.Raw("password"), RequestClient.Of(context), cancellationToken)
        );
        if (!signedIn.Succeeded)
            return Refuse(form, again, signedIn.Error);

        var token = new JsonWebToken(signedIn.Value.AccessToken);
        var (userId, sessionId) = (Guid.Parse(token.Subject), token.GetClaim(TokenClaims.Session).Value);
        var user = await users.FindAsync(userId, cancellationToken);
        if (user is null || !AdminUser.MayEnter(user))
        {
            await sessions.EndAsync(userId, Guid.Parse(sessionId), cancellationToken);
            return Refuse(form, again, AccessErrors.Forbidden);
        }

        await context.SignInAsync(AdminAccess.Scheme, AdminAccess.PrincipalOf(user, sessionId));
        return TypedResults.LocalRedirect(form.ReturnTo(AdminComposition.Root));
    }

    public static async Task<IResult> SignOut(
        AdminForm form,
        HttpContext context,
        SessionService sessions,
        CancellationToken cancellationToken
    )
    {
        // If the session has already ended, there is nothing to do.
        if (form.User.SessionId is { } sessionId)
            await sessions.EndAsync(form.Actor.Id, sessionId, cancellationToken);
        await context.SignOutAsync(AdminAccess.Scheme);
        return TypedResults.LocalRedirect(LoginPage);
    }

    public static IResult ChooseLanguage(AdminForm form)
    {
        form.Texts.Choose(form.Text("language"));
        return TypedResults.LocalRedirect(form.ReturnTo(AdminComposition.Root));
    }

    private static IResult Refuse(AdminForm form, string page, Error error)
    {
        form.Tell(error, form.Text("email"));
        return TypedResults.LocalRedirect(page);
    }
}
