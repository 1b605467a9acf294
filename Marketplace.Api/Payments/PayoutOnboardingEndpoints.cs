using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Api.Payments;

/// <summary>Opening an account at the provider, for owners of a store.</summary>
public static class PayoutOnboardingEndpoints
{
    public static void MapPayoutOnboarding(this IEndpointRouteBuilder api) =>
        api.MapPost("/seller/{sellerId:guid}/payout-account/onboarding", BeginOnboarding)
            .WithTags("Sellers")
            .RequirePermission(Permissions.Seller(SellerScopes.BusinessWrite))
            .RequiresSecondFactor()
            .Idempotent()
            .Continues<PayoutOnboardingResponse>(OpenPage)
            .Produces<PayoutOnboardingResponse>(StatusCodes.Status201Created)
            .ProducesProblems(
                PlatformErrors.NotFound,
                PayoutErrors.ProviderUnavailable,
                PayoutErrors.AccountBlocked,
                PaymentErrors.ProviderError
            )
            .WithSummary("Open an account at the payment provider, to be paid there");

    public static async Task<IResult> BeginOnboarding(
        Guid sellerId,
        CurrentUser user,
        PayoutOnboardingService onboarding,
        CancellationToken cancellationToken
    ) =>
        (await onboarding.BeginAsync(user.Actor, sellerId, cancellationToken)).ToHttp(begun =>
        {
            var response = new PayoutOnboardingResponse(begun, null);
            return ApiResults.AfterCommit(Created(response), response);
        });

    private static async Task<IResult> OpenPage(
        PayoutOnboardingResponse begun,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var services = context.RequestServices;
        var opened = await services
            .GetRequiredService<PayoutOnboardingService>()
            .ContinueAsync(services.GetRequiredService<CurrentUser>().Actor, begun.SellerId, cancellationToken);
        return opened.ToHttp(url => Created(begun with { Url = url }));
    }

    private static IResult Created(PayoutOnboardingResponse response) =>
        TypedResults.Created($"/api/v1/seller/{response.SellerId}/payout-account", response);
}

/// <summary>A page of the provider on which a store says who it is.</summary>
/// <param name="Url">Works once, for some minutes; ask for another one with another Idempotency-Key.</param>
public sealed record PayoutOnboardingResponse(Guid SellerId, string? Url);
