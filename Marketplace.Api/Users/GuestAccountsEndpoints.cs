using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Modules.Users;

namespace Marketplace.Api.Users;

/// <summary>How a guest becomes an account with everything they bought.</summary>
public static class GuestAccountsEndpoints
{
    public static void MapGuestAccounts(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("Auth").AllowAnonymous().IgnoresIdempotencyKey();
        auth.MapPost("/guest-account", RequestGuestAccount)
            .RateLimited(RateLimitBuckets.ForgotPassword)
            .Validates<ForgotPasswordRequest, ForgotPasswordRequest.Validator>()
            .Produces(StatusCodes.Status202Accepted)
            .WithSummary("Request an account for the orders placed as a guest");
        auth.MapPost("/open-account", OpenGuestAccount)
            .Validates<OpenAccountRequest, OpenAccountRequest.Validator>()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(UserErrors.LinkExpired, UserErrors.PasswordWeak)
            .WithSummary("Open the account with the mailed token");
    }

    public static async Task<IResult> RequestGuestAccount(
        ForgotPasswordRequest request,
        GuestClaimService claims,
        CancellationToken cancellationToken
    ) =>
        (await claims.SendLinkAsync(EmailAddress.Normalise(request.Email), cancellationToken)).ToHttp(() =>
            TypedResults.Accepted((string?)null)
        );

    public static async Task<IResult> OpenGuestAccount(
        OpenAccountRequest request,
        GuestClaimService claims,
        CancellationToken cancellationToken
    ) =>
        (await claims.OpenAsync(request.Token, request.Password, cancellationToken)).ToHttp(_ =>
            TypedResults.NoContent()
        );
}

/// <summary>Turns a guest into an account.</summary>
/// <param name="Token">The part of the link after <c>token=</c>.</param>
/// <param name="Password">10 to 128 characters.</param>
/// <param name="AcceptTerms">Must be true.</param>
public sealed record OpenAccountRequest(string Token, string Password, bool AcceptTerms)
{
    public sealed class Validator : AbstractValidator<OpenAccountRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Token).NotEmpty().MaximumLength(200);
            RuleFor(r => r.Password).MustBePassword();
            RuleFor(r => r.AcceptTerms).Equal(true).WithErrorCode("value.required");
        }
    }
}
