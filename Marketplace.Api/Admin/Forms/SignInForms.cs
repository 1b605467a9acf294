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
    private const string CodePage = LoginPage + "/code";

    public static async Task<IResult> SignIn(
        AdminForm form,
        HttpContext context,
        AuthService auth,
        SignInChallenge challenges,
        RateLimits limits,
        SignInLimits attempts,
        CancellationToken cancellationToken
    )
    {
        var again = LoginPage + ReturnUrl(form);
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
        if (signedIn.Value.Tokens is { } tokens)
            return await EnterAsync(form, context, again, tokens, cancellationToken);
        challenges.Keep(signedIn.Value.Challenge!);
        return TypedResults.LocalRedirect(CodePage + ReturnUrl(form));
    }

    public static async Task<IResult> EnterCode(
        AdminForm form,
        HttpContext context,
        SecondFactorSignInService signIns,
        SignInChallenge challenges,
        RateLimits limits,
        CancellationToken cancellationToken
    )
    {
        if (await limits.LoginPageRefusalAsync(context) is { } tooOften)
            return Refuse(form, CodePage + ReturnUrl(form), tooOften);
        var signedIn = await signIns.CompleteAsync(
            challenges.Read(),
            form.Text("code"),
            RequestClient.Of(context),
            cancellationToken
        );
        if (signedIn.Succeeded)
        {
            challenges.Clear();
            return await EnterAsync(form, context, LoginPage, signedIn.Value, cancellationToken);
        }

        var isOver = signedIn.Error.Code == SecondFactorErrors.ChallengeExpired.Code;
        return Refuse(form, (isOver ? LoginPage : CodePage) + ReturnUrl(form), signedIn.Error);
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

    /// <summary>Lets support staff and administrators in; ends the session of everybody else.</summary>
    private static async Task<IResult> EnterAsync(
        AdminForm form,
        HttpContext context,
        string again,
        SignedIn signedIn,
        CancellationToken cancellationToken
    )
    {
        var services = context.RequestServices;
        var userId = Guid.Parse(new JsonWebToken(signedIn.AccessToken).Subject);
        var user = await services.GetRequiredService<UserQueries>().FindAsync(userId, cancellationToken);
        if (user is null || !AdminUser.MayEnter(user))
        {
            var sessions = services.GetRequiredService<SessionService>();
            await sessions.EndAsync(userId, signedIn.SessionId, cancellationToken);
            return Refuse(form, again, AccessErrors.Forbidden);
        }

        await context.SignInAsync(AdminAccess.Scheme, AdminAccess.PrincipalOf(user, signedIn.SessionId.ToString()));
        return TypedResults.LocalRedirect(form.ReturnTo(AdminComposition.Root));
    }

    private static string ReturnUrl(AdminForm form) =>
        form.Text("returnUrl") is { Length: > 0 }
            ? "?returnUrl=" + Uri.EscapeDataString(form.ReturnTo(AdminComposition.Root))
            : "";

    private static IResult Refuse(AdminForm form, string page, Error error)
    {
        form.Tell(error, form.Text("email"));
        return TypedResults.LocalRedirect(page);
    }
}
