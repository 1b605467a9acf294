using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Users;

namespace Marketplace.Api.Users;

/// <summary>Endpoints for the signed-in user's own account.</summary>
public static class MeEndpoints
{
    public static void MapMe(this IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Account");
        me.MapGet("", GetMe)
            .RequirePermission(Permissions.SignedIn)
            .Produces<MeResponse>()
            .SendsETag()
            .WithSummary("Get your account");
        me.MapPatch("", ChangeProfile)
            .RequirePermission(Permissions.SignedIn)
            .RequiresIfMatch()
            .Validates<ChangeProfileRequest, ChangeProfileRequest.Validator>()
            .Produces<MeResponse>()
            .SendsETag()
            .WithSummary("Update your name, phone or language");
        me.MapPost("/email-change", ChangeEmail)
            .RequirePermission(Permissions.SignedIn)
            .IgnoresIdempotencyKey()
            .Validates<ChangeEmailRequest, ChangeEmailRequest.Validator>()
            .Produces(StatusCodes.Status202Accepted)
            .ProducesProblems(UserErrors.WrongPassword, UserErrors.AccountLocked)
            .WithSummary("Request an e-mail change (takes effect when the mailed link is followed)");
    }

    public static async Task<IResult> GetMe(
        CurrentUser user,
        UserQueries queries,
        CancellationToken cancellationToken
    ) =>
        await queries.FindAsync(user.Actor.Id, cancellationToken) is { } found
            ? ApiResults.WithETag(MeResponse.From(found), found.Version)
            : Problems.From(AccessErrors.TokenInvalid);

    public static async Task<IResult> ChangeProfile(
        ChangeProfileRequest request,
        IfMatch ifMatch,
        CurrentUser user,
        UserService users,
        CancellationToken cancellationToken
    ) =>
        (
            await users.ChangeProfileAsync(
                user.Actor,
                new(request.DisplayName?.Trim(), request.Phone, Language.Find(request.Locale)),
                ifMatch.Expected,
                cancellationToken
            )
        ).ToHttp(changed => ApiResults.WithETag(MeResponse.From(changed), changed.Version));

    public static async Task<IResult> ChangeEmail(
        ChangeEmailRequest request,
        CurrentUser user,
        UserService users,
        RateLimits limits,
        PasswordAttempts attempts,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var newEmail = EmailAddress.Normalise(request.NewEmail);
        var asked = await attempts.LimitAsync(
            user.Actor.Id,
            context,
            client =>
                users.AskEmailChangeAsync(
                    user.Actor,
                    newEmail,
                    request.Password,
                    client,
                    () => limits.MailRefusalAsync(user.Actor.Id, newEmail),
                    cancellationToken
                ),
            cancellationToken
        );
        return asked.ToHttp(() => TypedResults.Accepted((string?)null));
    }
}
