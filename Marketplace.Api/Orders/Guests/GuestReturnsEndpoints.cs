using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>Returns of a guest's orders: the right to withdraw needs no account.</summary>
public static class GuestReturnsEndpoints
{
    public static void MapGuestReturns(this IEndpointRouteBuilder purchase)
    {
        var order = purchase.MapGroup("/orders/{id:guid}").TakesCartToken();
        order
            .MapGet("/returnable", GetGuestReturnable)
            .Produces<ReturnableOrder>()
            .WithSummary("See what can be returned of a guest's order");
        order
            .MapPost("/returns", RequestGuestReturn)
            .Idempotent()
            .Validates<RequestReturnRequest, RequestReturnRequest.Validator>()
            .Produces<ReturnView>(StatusCodes.Status201Created)
            .ProducesProblems(
                ReturnErrors.WindowClosed,
                ReturnErrors.NotReturnable,
                ReturnErrors.UnitsUnavailable,
                ReturnErrors.BankRequired
            )
            .SendsETag()
            .WithSummary("Request a return of a guest's order");
        var back = purchase.MapGroup("/returns/{returnId:guid}").TakesCartToken();
        back.MapGet("/", GetGuestReturn).Produces<ReturnView>().SendsETag().WithSummary("Get a return of a guest");
        back.MapPost("/cancel", CancelGuestReturn)
            .Produces<ReturnView>()
            .ProducesProblems(ReturnErrors.InvalidTransition)
            .SendsETag()
            .WithSummary("Cancel a guest's return whose goods are not on their way");
        back.MapPost("/hand-over", HandOverGuestReturn)
            .Validates<HandOverReturnRequest, HandOverReturnRequest.Validator>()
            .Produces<ReturnView>()
            .ProducesProblems(ReturnErrors.InvalidTransition)
            .SendsETag()
            .WithSummary("Say that the goods of a guest's return are on their way back");
    }

    public static Task<IResult> GetGuestReturnable(
        Guid id,
        CurrentUser user,
        ReturnableQueries queries,
        CancellationToken cancellationToken
    ) => ReturnsEndpoints.GetReturnable(id, user, queries, cancellationToken);

    public static async Task<IResult> RequestGuestReturn(
        Guid purchaseId,
        Guid id,
        RequestReturnRequest request,
        CurrentUser user,
        ReturnRequestService returns,
        ReturnDetailQueries details,
        CancellationToken cancellationToken
    )
    {
        var made = await returns.RequestAsync(request.ToCommand(user.Actor, id), cancellationToken);
        if (!made.Succeeded)
            return Problems.From(made.Error);
        var found = await details.FindAsync(made.Value, OrderActor.Buyer(user.Actor), cancellationToken);
        return found.ToHttp(r =>
            ApiResults.Created($"/api/v1/guest/purchases/{purchaseId}/returns/{r.View.Id}", r.View, r.Version)
        );
    }

    public static Task<IResult> GetGuestReturn(
        Guid returnId,
        CurrentUser user,
        ReturnDetailQueries details,
        CancellationToken cancellationToken
    ) => ReturnsEndpoints.GetReturn(returnId, user, details, cancellationToken);

    public static Task<IResult> CancelGuestReturn(
        Guid returnId,
        CurrentUser user,
        ReturnService returns,
        ReturnDetailQueries details,
        CancellationToken cancellationToken
    ) => ReturnsEndpoints.CancelReturn(returnId, user, returns, details, cancellationToken);

    public static Task<IResult> HandOverGuestReturn(
        Guid returnId,
        HandOverReturnRequest request,
        CurrentUser user,
        ReturnService returns,
        ReturnDetailQueries details,
        CancellationToken cancellationToken
    ) => ReturnsEndpoints.HandOverReturn(returnId, request, user, returns, details, cancellationToken);
}
