using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Users;

namespace Marketplace.Api.Users;

/// <summary>Registration, sign-in and session endpoints.</summary>
public static class AuthEndpoints
{
    /// <summary>Where clients find the public keys of access tokens; outside the versioned API because the path is
    /// standardised.</summary>
    public static void MapJsonWebKeys(this IEndpointRouteBuilder app) =>
        app.MapGet("/.well-known/jwks.json", GetKeys)
            .AllowAnonymous()
            .Produces<JsonWebKeys>()
            .WithTags("Auth")
            .WithSummary("Get the public keys of access tokens");

    public static void MapAuth(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("Auth");
        auth.MapPost("/register", Register)
            .AllowAnonymous()
            .IgnoresIdempotencyKey()
            .RateLimited(RateLimitBuckets.Register)
            .Validates<RegisterRequest, RegisterRequest.Validator>()
            .Produces(StatusCodes.Status202Accepted)
            .ProducesProblems(UserErrors.PasswordWeak)
            .WithSummary("Register an account")
            .WithDescription(
                "Always 202 for a well-formed request: "
                    + "only the mailbox owner learns whether the address has an account."
            );
        auth.MapPost("/confirm-email", ConfirmEmail)
            .AllowAnonymous()
            .IgnoresIdempotencyKey()
            .Validates<ConfirmEmailRequest, ConfirmEmailRequest.Validator>()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(UserErrors.LinkExpired)
            .WithSummary("Confirm an e-mail address with the mailed token");
        auth.MapPost("/login", Login)
            .AllowAnonymous()
            .IgnoresIdempotencyKey()
            .RateLimited(RateLimitBuckets.Login)
            .Validates<LoginRequest, LoginRequest.Validator>()
            .Produces<TokenResponse>()
            .Produces<SecondFactorChallengeResponse>(StatusCodes.Status202Accepted)
            .ProducesProblems(UserErrors.InvalidCredentials, UserErrors.AccountDisabled)
            .WithSummary("Sign in")
            .WithDescription(
                "202 with a challenge where the account has a second factor: send it with a code to "
                    + "/auth/login/second-factor."
            );
        auth.MapPost("/refresh", Refresh)
            .AllowAnonymous()
            .IgnoresIdempotencyKey()
            .Validates<RefreshRequest, RefreshRequest.Validator>()
            .Produces<TokenResponse>()
            .ProducesProblems(UserErrors.RefreshInvalid, UserErrors.RefreshReused)
            .WithSummary("Exchange a refresh token for a new one");
        auth.MapPost("/logout", Logout)
            .RequirePermission(Permissions.SignedIn)
            .IgnoresIdempotencyKey()
            .Produces(StatusCodes.Status204NoContent)
            .WithSummary("Sign out of this session");
        auth.MapPost("/logout-all", LogoutEverywhere)
            .RequirePermission(Permissions.SignedIn)
            .IgnoresIdempotencyKey()
            .Produces(StatusCodes.Status204NoContent)
            .WithSummary("Sign out of all your sessions");
        MapPasswords(auth);
        auth.MapGet("/sessions", ListSessions)
            .RequirePermission(Permissions.SignedIn)
            .Produces<ListResponse<SessionSummary>>()
            .WithSummary("List your open sessions");
        auth.MapDelete("/sessions/{id:guid}", EndSession)
            .RequirePermission(Permissions.SignedIn)
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("End one of your sessions");
    }

    private static void MapPasswords(RouteGroupBuilder auth)
    {
        auth.MapPost("/forgot-password", ForgotPassword)
            .AllowAnonymous()
            .IgnoresIdempotencyKey()
            .RateLimited(RateLimitBuckets.ForgotPassword)
            .Validates<ForgotPasswordRequest, ForgotPasswordRequest.Validator>()
            .Produces(StatusCodes.Status202Accepted)
            .WithSummary("Request a password reset link");
        auth.MapPost("/reset-password", ResetPassword)
            .AllowAnonymous()
            .IgnoresIdempotencyKey()
            .Validates<ResetPasswordRequest, ResetPasswordRequest.Validator>()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(UserErrors.LinkExpired, UserErrors.PasswordWeak, PlatformErrors.Busy)
            .WithSummary("Reset a password with the mailed token");
        auth.MapPost("/change-password", ChangePassword)
            .RequirePermission(Permissions.SignedIn)
            .IgnoresIdempotencyKey()
            .Validates<ChangePasswordRequest, ChangePasswordRequest.Validator>()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(UserErrors.WrongPassword, UserErrors.PasswordWeak, UserErrors.AccountLocked)
            .WithSummary("Change your password (ends all sessions)");
    }

    public static IResult GetKeys(SigningKeyRing keys, HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Ok(new JsonWebKeys(keys.PublicKeys));
    }

    public static async Task<IResult> Register(
        RegisterRequest request,
        RegistrationService registration,
        CancellationToken cancellationToken
    ) =>
        (await registration.RegisterAsync(request.ToAccount(), cancellationToken)).ToHttp(() =>
            TypedResults.Accepted((string?)null)
        );

    public static async Task<IResult> ConfirmEmail(
        ConfirmEmailRequest request,
        EmailConfirmationService confirmations,
        CancellationToken cancellationToken
    ) => (await confirmations.ConfirmAsync(request.Token, cancellationToken)).ToHttp();

    public static async Task<IResult> Login(
        LoginRequest request,
        AuthService auth,
        SignInLimits limits,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var email = EmailAddress.Normalise(request.Email);
        var signedIn = await limits.LimitAsync(
            email,
            context,
            () => auth.SignInAsync(email, request.Password, RequestClient.Of(context), cancellationToken)
        );
        context.Response.Headers.CacheControl = "no-store";
        return signedIn.ToHttp(answer =>
            answer.Tokens is { } tokens
                ? TypedResults.Ok(TokenResponse.From(tokens))
                : TypedResults.Accepted((string?)null, SecondFactorChallengeResponse.Of(answer.Challenge!))
        );
    }

    public static async Task<IResult> Refresh(
        RefreshRequest request,
        SessionService sessions,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        Tokens(
            await sessions.RefreshAsync(request.RefreshToken, RequestClient.Of(context), cancellationToken),
            context
        );

    public static async Task<IResult> Logout(
        CurrentUser user,
        SessionService sessions,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        // A session that has already ended is what the caller wants.
        await sessions.EndAsync(user.Actor.Id, SessionOf(context), cancellationToken);
        return TypedResults.NoContent();
    }

    public static async Task<IResult> LogoutEverywhere(
        CurrentUser user,
        SessionService sessions,
        CancellationToken cancellationToken
    ) => (await sessions.EndEverywhereAsync(user.Actor.Id, cancellationToken)).ToHttp();

    public static async Task<IResult> ForgotPassword(
        ForgotPasswordRequest request,
        PasswordResetService passwords,
        CancellationToken cancellationToken
    )
    {
        await passwords.SendLinkAsync(EmailAddress.Normalise(request.Email), cancellationToken);
        return TypedResults.Accepted((string?)null);
    }

    public static async Task<IResult> ResetPassword(
        ResetPasswordRequest request,
        PasswordResetService passwords,
        PasswordAttempts attempts,
        CancellationToken cancellationToken
    )
    {
        var reset = await passwords.ResetAsync(request.Token, request.NewPassword, cancellationToken);
        if (reset.Succeeded)
            await attempts.ForgetAsync(reset.Value, cancellationToken);
        return reset.ToHttp(_ => TypedResults.NoContent());
    }

    public static async Task<IResult> ChangePassword(
        ChangePasswordRequest request,
        CurrentUser user,
        PasswordService passwords,
        PasswordAttempts attempts,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (
            await attempts.LimitAsync(
                user.Actor.Id,
                context,
                client =>
                    passwords.ChangeAsync(
                        user.Actor.Id,
                        request.CurrentPassword,
                        request.NewPassword,
                        client,
                        cancellationToken
                    ),
                cancellationToken
            )
        ).ToHttp();

    public static async Task<IResult> ListSessions(
        CurrentUser user,
        UserQueries queries,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            new ListResponse<SessionSummary>(
                await queries.SessionsOfAsync(user.Actor.Id, SessionOf(context), cancellationToken)
            )
        );

    public static async Task<IResult> EndSession(
        Guid id,
        CurrentUser user,
        SessionService sessions,
        CancellationToken cancellationToken
    ) => (await sessions.EndAsync(user.Actor.Id, id, cancellationToken)).ToHttp();

    internal static IResult Tokens(Result<SignedIn> result, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return result.ToHttp(signedIn => TypedResults.Ok(TokenResponse.From(signedIn)));
    }

    internal static Guid SessionOf(HttpContext context) =>
        Guid.TryParse(context.User.FindFirst(TokenClaims.Session)?.Value, out var id) ? id : Guid.Empty;
}
