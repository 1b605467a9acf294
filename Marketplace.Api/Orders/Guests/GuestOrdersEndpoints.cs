using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>Orders of a guest's purchase: what a buyer with an account sees and does, by the key of the
/// purchase.</summary>
public static class GuestOrdersEndpoints
{
    public static void MapGuestOrders(this IEndpointRouteBuilder purchase)
    {
        var order = purchase.MapGroup("/orders/{id:guid}").TakesCartToken();
        order
            .MapGet("/", GetGuestOrder)
            .Produces<OrderView>()
            .SendsETag()
            .WithSummary("Get an order of a guest's purchase");
        order
            .MapGet("/parcels", ListGuestParcels)
            .Produces<PageResponse<ParcelView>>()
            .WithSummary("List the parcels of a guest's order that were shipped");
        order
            .MapGet("/contracts", ListGuestContracts)
            .Produces<ListResponse<AcceptedText>>()
            .WithSummary("Read the texts that were accepted with a guest's order");
        order
            .MapPost("/cancel", CancelGuestOrder)
            .Produces<OrderView>()
            .ProducesProblems(OrderErrors.InvalidTransition)
            .SendsETag()
            .WithSummary("Cancel a guest's order that the seller has not confirmed");
        order
            .MapPost("/cancel-request", RequestGuestCancel)
            .Produces(StatusCodes.Status202Accepted)
            .ProducesProblems(OrderErrors.InvalidTransition)
            .WithSummary("Request cancellation of a guest's confirmed order");
        order
            .MapPost("/confirm-receipt", ConfirmGuestReceipt)
            .Produces<OrderView>()
            .ProducesProblems(OrderErrors.InvalidTransition)
            .SendsETag()
            .WithSummary("Confirm receipt of a guest's order");
    }

    public static Task<IResult> GetGuestOrder(
        Guid id,
        CurrentUser user,
        OrderDetailQueries details,
        CancellationToken cancellationToken
    ) => OrdersEndpoints.GetOrder(id, user, details, cancellationToken);

    public static Task<IResult> ListGuestParcels(
        Guid id,
        CurrentUser user,
        ParcelQueries parcels,
        CancellationToken cancellationToken
    ) => BuyerParcelsEndpoints.ListParcels(id, user, parcels, cancellationToken);

    public static Task<IResult> ListGuestContracts(
        Guid id,
        CurrentUser user,
        SalesContractQueries contracts,
        CancellationToken cancellationToken
    ) => SalesContractsEndpoints.ListOrderContracts(id, user, contracts, cancellationToken);

    public static Task<IResult> CancelGuestOrder(
        Guid id,
        CurrentUser user,
        OrderService orders,
        OrderDetailQueries details,
        CancellationToken cancellationToken
    ) => OrdersEndpoints.CancelOrder(id, user, orders, details, cancellationToken);

    public static async Task<IResult> RequestGuestCancel(
        Guid id,
        CurrentUser user,
        OrderService orders,
        CancellationToken cancellationToken
    ) =>
        (
            await orders.MoveAsync(new(id, OrderCommand.CancelRequest, OrderActor.Buyer(user.Actor)), cancellationToken)
        ).ToHttp(() => TypedResults.Accepted((string?)null));

    public static Task<IResult> ConfirmGuestReceipt(
        Guid id,
        CurrentUser user,
        OrderService orders,
        OrderDetailQueries details,
        CancellationToken cancellationToken
    ) => OrdersEndpoints.ConfirmReceipt(id, user, orders, details, cancellationToken);
}
