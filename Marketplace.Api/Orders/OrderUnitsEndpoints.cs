using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Api.Orders;

/// <summary>Cancelling some units of an order, for sellers.</summary>
public static class OrderUnitsEndpoints
{
    public static void MapOrderUnits(this IEndpointRouteBuilder api) =>
        api.MapGroup("/seller/{sellerId:guid}/orders")
            .WithTags("Seller: orders")
            .MapPost("/{id:guid}/cancel-units", CancelUnits)
            .RequirePermission(Permissions.Seller(SellerScopes.OrdersWrite))
            .Idempotent()
            .Validates<CancelUnitsRequest, CancelUnitsValidator>()
            .Produces<OrderView>()
            .ProducesProblems(
                PlatformErrors.NotFound,
                OrderErrors.InvalidTransition,
                OrderUnitErrors.NotCancellable,
                PaymentErrors.RefundExceedsCaptured
            )
            .SendsETag()
            .WithSummary("Cancel units of an order that are not packed");

    public static async Task<IResult> CancelUnits(
        Guid sellerId,
        Guid id,
        CancelUnitsRequest request,
        CurrentUser user,
        CancellationService cancellations,
        OrderDetailQueries details,
        CancellationToken cancellationToken
    )
    {
        var party = OrderActor.Seller(user.Actor, sellerId);
        var cancelled = await cancellations.CancelAsync(request.ToCommand(id, party), cancellationToken);
        return cancelled.Succeeded
            ? (await details.FindAsync(id, party, cancellationToken)).ToHttp(o =>
                ApiResults.WithContentETag(o.View, o.Version)
            )
            : Problems.From(cancelled.Error);
    }
}
