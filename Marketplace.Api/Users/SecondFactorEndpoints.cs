using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Users;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Users;

/// <summary>The second factor of accounts (TOTP).</summary>
public static class SecondFactorEndpoints
{
    public static void MapSecondFactor(this IEndpointRouteBuilder api)
    {
        api.MapPost("/auth/login/second-factor", CompleteSignIn)
            .WithTags("Auth")
            .AllowAnonymous()
            .IgnoresIdempotencyKey()
            .RateLimited(RateLimitBuckets.Login)
            .Validates<CompleteSignInRequest, CompleteSignInRequest.Validator>()
            .Produces<TokenResponse>()
            .ProducesProblems(SecondFactorErrors.ChallengeExpired)
            .RefusesCodes()
            .WithSummary("Complete a sign-in with a code");
        MapOwn(api.MapGroup("/me/second-factor").WithTags("Account"));
        api.MapPost("/admin/users/{id:guid}/reset-second-factor", Reset)
            .WithTags("Admin")
            .RequirePermission(Permissions.Admin)
            .RequiresSecondFactor()
            .Validates<ReasonRequest, ReasonRequest.Validator>()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(PlatformErrors.NotFound, UserErrors.OwnAccount)
            .WithSummary("Remove the second factor of an account (ends its sessions)");
    }

    private static void MapOwn(RouteGroupBuilder own)
    {
        own.MapGet("", GetSecondFactor)
            .RequirePermission(Permissions.SignedIn)
            .Produces<SecondFactorResponse>()
            .WithSummary("Get your second factor");
        own.MapPost("", BeginEnrolment)
            .RequirePermission(Permissions.SignedIn)
            .IgnoresIdempotencyKey()
            .Validates<PasswordRequest, PasswordRequest.Validator>()
            .Produces<SecondFactorSecret>()
            .ProducesProblems(
                UserErrors.WrongPassword,
                UserErrors.AccountLocked,
                SecondFactorErrors.IsOn,
                AccountErrors.EmailUnconfirmed
            )
            .WithSummary("Begin to set up a second factor");
        own.MapPost("/confirm", ConfirmEnrolment)
            .TakesCode()
            .Produces<RecoveryCodesResponse>()
            .ProducesProblems(SecondFactorErrors.IsOn)
            .WithSummary("Turn the second factor on with its first code");
        own.MapPost("/verify", EnterCode)
            .TakesCode()
            .Produces(StatusCodes.Status204NoContent)
            .WithSummary("Enter a code in this session");
        own.MapPost("/recovery-codes", RenewRecoveryCodes)
            .TakesCode()
            .Produces<RecoveryCodesResponse>()
            .WithSummary("Replace your recovery codes");
        own.MapPost("/disable", Disable)
            .RequirePermission(Permissions.SignedIn)
            .IgnoresIdempotencyKey()
            .Validates<DisableSecondFactorRequest, DisableSecondFactorRequest.Validator>()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(UserErrors.WrongPassword, UserErrors.AccountLocked)
            .RefusesCodes()
            .WithSummary("Remove your second factor (ends all sessions)");
    }

    private static RouteHandlerBuilder TakesCode(this RouteHandlerBuilder builder) =>
        builder
            .RequirePermission(Permissions.SignedIn)
            .IgnoresIdempotencyKey()
            .Validates<CodeRequest, CodeRequest.Validator>()
            .RefusesCodes();

    private static RouteHandlerBuilder RefusesCodes(this RouteHandlerBuilder builder) =>
        builder.ProducesProblems(SecondFactorErrors.Missing, SecondFactorErrors.CodeInvalid, SecondFactorErrors.Locked);

    public static async Task<IResult> CompleteSignIn(
        CompleteSignInRequest request,
        SecondFactorSignInService signIns,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        AuthEndpoints.Tokens(
            await signIns.CompleteAsync(request.Challenge, request.Code, RequestClient.Of(context), cancellationToken),
            context
        );

    public static async Task<IResult> GetSecondFactor(
        CurrentUser user,
        SecondFactorQueries secondFactors,
        IOptions<SecurityOptions> options,
        TimeProvider clock,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var state = await secondFactors.FindAsync(user.Actor.Id, AuthEndpoints.SessionOf(context), cancellationToken);
        var life = options.Value.SecondFactorLife;
        return TypedResults.Ok(
            new SecondFactorResponse(
                state.IsOn,
                state.EnabledAt,
                state.RecoveryCodesLeft,
                state.IsProvenWithin(life, clock.GetUtcNow()) ? state.ProvenAt + life : null
            )
        );
    }

    public static async Task<IResult> BeginEnrolment(
        PasswordRequest request,
        CurrentUser user,
        PasswordAttempts attempts,
        SecondFactorEnrolmentService enrolments,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        context.Response.Headers.CacheControl = "no-store";
        var check = await attempts.CheckAsync(user.Actor.Id, request.Password, context, cancellationToken);
        return check.Succeeded
            ? (await enrolments.BeginAsync(user.Actor.Id, cancellationToken)).ToHttp(TypedResults.Ok)
            : Problems.From(check.Error);
    }

    public static async Task<IResult> ConfirmEnrolment(
        CodeRequest request,
        CurrentUser user,
        SecondFactorService secondFactors,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        Codes(
            await secondFactors.ConfirmAsync(
                user.Actor.Id,
                AuthEndpoints.SessionOf(context),
                request.Code,
                cancellationToken
            ),
            context
        );

    public static async Task<IResult> EnterCode(
        CodeRequest request,
        CurrentUser user,
        SecondFactorService secondFactors,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (
            await secondFactors.ProveAsync(
                user.Actor.Id,
                AuthEndpoints.SessionOf(context),
                request.Code,
                cancellationToken
            )
        ).ToHttp();

    public static async Task<IResult> RenewRecoveryCodes(
        CodeRequest request,
        CurrentUser user,
        SecondFactorService secondFactors,
        HttpContext context,
        CancellationToken cancellationToken
    ) => Codes(await secondFactors.RenewRecoveryCodesAsync(user.Actor.Id, request.Code, cancellationToken), context);

    public static async Task<IResult> Disable(
        DisableSecondFactorRequest request,
        CurrentUser user,
        PasswordAttempts attempts,
        SecondFactorRemovalService removals,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var check = await attempts.CheckAsync(user.Actor.Id, request.Password, context, cancellationToken);
        return check.Succeeded
            ? (await removals.DisableAsync(user.Actor.Id, request.Code, cancellationToken)).ToHttp()
            : Problems.From(check.Error);
    }

    public static async Task<IResult> Reset(
        Guid id,
        ReasonRequest request,
        CurrentUser user,
        SecondFactorRemovalService removals,
        CancellationToken cancellationToken
    ) => (await removals.ResetAsync(user.Actor, id, request.Reason, cancellationToken)).ToHttp();

    private static IResult Codes(Result<IReadOnlyList<string>> result, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return result.ToHttp(codes => TypedResults.Ok(new RecoveryCodesResponse(codes)));
    }
}
