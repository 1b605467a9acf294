using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>Return endpoints for buyers.</summary>
public static class ReturnsEndpoints
{
    public static void MapReturns(this IEndpointRouteBuilder api)
    {
        MapOfOrder(api);
        var returns = api.MapGroup("/returns").WithTags("Returns").RequirePermission(Permissions.SignedIn);
        api.MapGet("/me/returns", ListReturns)
            .WithTags("Returns")
            .RequirePermission(Permissions.SignedIn)
            .Produces<PageResponse<ReturnSummary>>()
            .ProducesProblems(PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List your returns, newest first");
        returns
            .MapGet("/{id:guid}", GetReturn)
            .Produces<ReturnView>()
            .ProducesProblems(PlatformErrors.NotFound)
            .SendsETag()
            .WithSummary("Get one of your returns");
        returns
            .MapPost("/{id:guid}/cancel", CancelReturn)
            .Produces<ReturnView>()
            .ProducesProblems(PlatformErrors.NotFound, ReturnErrors.InvalidTransition)
            .SendsETag()
            .WithSummary("Cancel a return whose goods are not on their way");
        returns
            .MapPost("/{id:guid}/hand-over", HandOverReturn)
            .Validates<HandOverReturnRequest, HandOverReturnRequest.Validator>()
            .Produces<ReturnView>()
            .ProducesProblems(PlatformErrors.NotFound, ReturnErrors.InvalidTransition)
            .SendsETag()
            .WithSummary("Say that the goods are on their way back");
        api.MapSellerReturns();
        api.MapReturnsAdmin();
        api.MapReturnPhotos();
    }

    public static async Task<IResult> GetReturnable(
        Guid id,
        CurrentUser user,
        ReturnableQueries queries,
        CancellationToken cancellationToken
    ) => (await queries.FindAsync(id, OrderActor.Buyer(user.Actor), cancellationToken)).ToHttp(TypedResults.Ok);

    public static async Task<IResult> RequestReturn(
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
        return found.ToHttp(r => ApiResults.Created($"/api/v1/returns/{r.View.Id}", r.View, r.Version));
    }

    public static Task<IResult> ListReturns(
        Choice<ReturnStatus>? status,
        Guid? orderId,
        [AsParameters] PageQuery page,
        CurrentUser user,
        ReturnQueries queries,
        CancellationToken cancellationToken
    ) =>
        ListAsync(
            new()
            {
                BuyerId = user.Actor.Id,
                OrderId = orderId,
                Status = status?.Value,
            },
            page,
            queries,
            cancellationToken
        );

    public static Task<IResult> GetReturn(
        Guid id,
        CurrentUser user,
        ReturnDetailQueries details,
        CancellationToken cancellationToken
    ) => ShowAsync(id, OrderActor.Buyer(user.Actor), details, cancellationToken);

    public static Task<IResult> CancelReturn(
        Guid id,
        CurrentUser user,
        ReturnService returns,
        ReturnDetailQueries details,
        CancellationToken cancellationToken
    ) => MoveAsync(new(id, ReturnCommand.Cancel, OrderActor.Buyer(user.Actor)), returns, details, cancellationToken);

    public static Task<IResult> HandOverReturn(
        Guid id,
        HandOverReturnRequest request,
        CurrentUser user,
        ReturnService returns,
        ReturnDetailQueries details,
        CancellationToken cancellationToken
    ) =>
        MoveAsync(
            new(
                id,
                ReturnCommand.HandOver,
                OrderActor.Buyer(user.Actor),
                Shipment: new(request.Carrier, request.TrackingNumber)
            ),
            returns,
            details,
            cancellationToken
        );

    internal static async Task<IResult> ListAsync(
        ReturnFilter filter,
        PageQuery page,
        ReturnQueries queries,
        CancellationToken cancellationToken
    )
    {
        var request = page.ToRequest();
        return request.Succeeded
            ? (await queries.ListAsync(filter, request.Value, cancellationToken)).ToHttp(ApiResults.Page)
            : Problems.From(request.Error);
    }

    internal static async Task<IResult> ShowAsync(
        Guid id,
        OrderActor viewer,
        ReturnDetailQueries details,
        CancellationToken cancellationToken
    ) => (await details.FindAsync(id, viewer, cancellationToken)).ToHttp(r => ApiResults.WithETag(r.View, r.Version));

    internal static async Task<IResult> MoveAsync(
        MoveReturn move,
        ReturnService returns,
        ReturnDetailQueries details,
        CancellationToken cancellationToken
    )
    {
        var moved = await returns.MoveAsync(move, cancellationToken);
        return moved.Succeeded
            ? await ShowAsync(move.ReturnId, move.Party, details, cancellationToken)
            : Problems.From(moved.Error);
    }

    private static void MapOfOrder(IEndpointRouteBuilder api)
    {
        var orders = api.MapGroup("/orders/{id:guid}").WithTags("Returns").RequirePermission(Permissions.SignedIn);
        orders
            .MapGet("/returnable", GetReturnable)
            .Produces<ReturnableOrder>()
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("See what can be returned of one of your orders");
        orders
            .MapPost("/returns", RequestReturn)
            .Idempotent()
            .Validates<RequestReturnRequest, RequestReturnRequest.Validator>()
            .Produces<ReturnView>(StatusCodes.Status201Created)
            .ProducesProblems(
                PlatformErrors.NotFound,
                ReturnErrors.WindowClosed,
                ReturnErrors.NotReturnable,
                ReturnErrors.UnitsUnavailable,
                ReturnErrors.BankRequired,
                FileErrors.NotAttachable
            )
            .SendsETag()
            .WithSummary("Request a return");
    }
}
