using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>Explains the amounts of a checkout.</summary>
public static class CheckoutExplanationsEndpoints
{
    public static void MapCheckoutExplanations(this IEndpointRouteBuilder api) =>
        api.MapGet("/checkouts/{id:guid}/explain", ExplainCheckout)
            .RequirePermission(Permissions.SignedIn)
            .WithTags("Checkout")
            .Produces<CheckoutExplanation>()
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Explain every amount of one of your checkouts")
            .WithDescription(
                "Each amount with its rule, its tax and, for a discount, who bears it, in numbers and in words; from "
                    + "what was stored with the quote. Every total is the sum of what stands in it."
            );

    public static async Task<IResult> ExplainCheckout(
        Guid id,
        HttpContext context,
        CurrentUser user,
        CheckoutExplanationQueries explanations,
        CancellationToken cancellationToken
    ) =>
        await explanations.FindAsync(id, user.Actor.Id, RequestLanguage.Of(context), cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : Problems.From(PlatformErrors.NotFound);
}
