using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>Price estimates without an address, also for guests.</summary>
public static class EstimatesEndpoints
{
    public static void MapEstimates(this IEndpointRouteBuilder api) =>
        api.MapPost("/checkouts/estimate", EstimateCheckout)
            .WithTags("Checkout")
            .AllowAnonymous()
            .RefusesBrokenToken()
            .IgnoresIdempotencyKey()
            .RateLimited(RateLimitBuckets.Estimates)
            .TakesCartToken()
            .Validates<EstimateRequest, EstimateRequest.Validator>()
            .Produces<EstimateView>()
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Estimate the price of items or of a cart");

    public static async Task<IResult> EstimateCheckout(
        EstimateRequest request,
        CartToken token,
        CurrentUser user,
        CartQueries carts,
        CartPriceQueries prices,
        CancellationToken cancellationToken
    )
    {
        var items = request.CartId is { } cartId
            ? (await carts.ToBuyAsync(CartsEndpoints.KeyOf(cartId, token, user), cancellationToken)).Map(c => c.Items)
            : Result.Of(request.Wanted);
        return items.Succeeded
            ? TypedResults.Ok(
                await prices.EstimateAsync(user.ActorOrNull, items.Value, request.Choices, cancellationToken)
            )
            : Problems.From(items.Error);
    }
}
