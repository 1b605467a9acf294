using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Api.Orders;

/// <summary>Return endpoints for sellers.</summary>
public static class SellerReturnsEndpoints
{
    public static void MapSellerReturns(this IEndpointRouteBuilder api)
    {
        var returns = api.MapGroup("/seller/{sellerId:guid}/returns").WithTags("Seller: orders");
        returns
            .MapGet("/", ListSellerReturns)
            .RequirePermission(Permissions.Seller(SellerScopes.ReturnsRead))
            .Produces<PageResponse<ReturnSummary>>()
            .ProducesProblems(PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List the store's returns, newest first");
        returns
            .MapGet("/{id:guid}", GetSellerReturn)
            .RequirePermission(Permissions.Seller(SellerScopes.ReturnsRead))
            .Produces<ReturnView>()
            .ProducesProblems(PlatformErrors.NotFound)
            .SendsETag()
            .WithSummary("Get one of the store's returns");
        Command(returns, "approve", ApproveReturn).WithSummary("Approve a return");
        Command(returns, "receive", ReceiveReturn).WithSummary("Say that the goods have arrived");
        Objection(returns, "reject", RejectReturn).WithSummary("Reject a return");
        Objection(returns, "contest", ContestReturn).WithSummary("Contest what arrived; support decides");
        Command(returns, "settle", SettleReturn)
            .Idempotent()
            .ProducesProblems(PaymentErrors.RefundExceedsCaptured)
            .WithSummary("Accept a return without getting the goods back");
        Command(returns, "accept", AcceptReturn)
            .Idempotent()
            .Validates<AcceptReturnRequest, AcceptReturnRequest.Validator>()
            .ProducesProblems(PaymentErrors.RefundExceedsCaptured)
            .WithSummary("Accept the goods that arrived (refunds and restocks)");
    }

    public static Task<IResult> ListSellerReturns(
        Guid sellerId,
        Choice<ReturnStatus>? status,
        Guid? orderId,
        [AsParameters] PageQuery page,
        ReturnQueries queries,
        CancellationToken cancellationToken
    ) =>
        ReturnsEndpoints.ListAsync(
            new()
            {
                SellerId = sellerId,
                OrderId = orderId,
                Status = status?.Value,
            },
            page,
            queries,
            cancellationToken
        );

    public static Task<IResult> GetSellerReturn(
        Guid sellerId,
        Guid id,
        CurrentUser user,
        ReturnDetailQueries details,
        CancellationToken cancellationToken
    ) => ReturnsEndpoints.ShowAsync(id, OrderActor.Seller(user.Actor, sellerId), details, cancellationToken);

    public static Task<IResult> ApproveReturn(
        Guid sellerId,
        Guid id,
        CurrentUser user,
        ReturnService returns,
        ReturnDetailQueries details,
        CancellationToken cancellationToken
    ) =>
        ReturnsEndpoints.MoveAsync(
            new(id, ReturnCommand.Approve, OrderActor.Seller(user.Actor, sellerId)),
            returns,
            details,
            cancellationToken
        );

    public static Task<IResult> ReceiveReturn(
        Guid sellerId,
        Guid id,
        CurrentUser user,
        ReturnService returns,
        ReturnDetailQueries details,
        CancellationToken cancellationToken
    ) =>
        ReturnsEndpoints.MoveAsync(
            new(id, ReturnCommand.Receive, OrderActor.Seller(user.Actor, sellerId)),
            returns,
            details,
            cancellationToken
        );

    public static Task<IResult> RejectReturn(
        Guid sellerId,
        Guid id,
        ReturnObjectionRequest request,
        CurrentUser user,
        ReturnService returns,
        ReturnDetailQueries details,
        CancellationToken cancellationToken
    ) =>
        ReturnsEndpoints.MoveAsync(
            request.ToCommand(id, ReturnCommand.Reject, OrderActor.Seller(user.Actor, sellerId)),
            returns,
            details,
            cancellationToken
        );

    public static Task<IResult> ContestReturn(
        Guid sellerId,
        Guid id,
        ReturnObjectionRequest request,
        CurrentUser user,
        ReturnService returns,
        ReturnDetailQueries details,
        CancellationToken cancellationToken
    ) =>
        ReturnsEndpoints.MoveAsync(
            request.ToCommand(id, ReturnCommand.Contest, OrderActor.Seller(user.Actor, sellerId)),
            returns,
            details,
            cancellationToken
        );

    public static Task<IResult> SettleReturn(
        Guid sellerId,
        Guid id,
        CurrentUser user,
        ReturnService returns,
        ReturnDetailQueries details,
        CancellationToken cancellationToken
    ) =>
        AcceptAsync(
            new(id, ReturnCommand.Settle, OrderActor.Seller(user.Actor, sellerId)),
            returns,
            details,
            cancellationToken
        );

    public static Task<IResult> AcceptReturn(
        Guid sellerId,
        Guid id,
        AcceptReturnRequest request,
        CurrentUser user,
        ReturnService returns,
        ReturnDetailQueries details,
        CancellationToken cancellationToken
    ) =>
        AcceptAsync(
            new(
                id,
                ReturnCommand.Accept,
                OrderActor.Seller(user.Actor, sellerId),
                AcceptedLineRequest.UnitsOf(request.Lines),
                request.Note
            ),
            returns,
            details,
            cancellationToken
        );

    private static async Task<IResult> AcceptAsync(
        AcceptReturn input,
        ReturnService returns,
        ReturnDetailQueries details,
        CancellationToken cancellationToken
    )
    {
        var accepted = await returns.AcceptAsync(input, cancellationToken);
        return accepted.Succeeded
            ? await ReturnsEndpoints.ShowAsync(input.ReturnId, input.Party, details, cancellationToken)
            : Problems.From(accepted.Error);
    }

    private static RouteHandlerBuilder Command(IEndpointRouteBuilder returns, string command, Delegate handler) =>
        returns
            .MapPost("/{id:guid}/" + command, handler)
            .RequirePermission(Permissions.Seller(SellerScopes.ReturnsWrite))
            .Produces<ReturnView>()
            .ProducesProblems(PlatformErrors.NotFound, ReturnErrors.InvalidTransition)
            .SendsETag();

    private static RouteHandlerBuilder Objection(IEndpointRouteBuilder returns, string command, Delegate handler) =>
        Command(returns, command, handler)
            .Validates<ReturnObjectionRequest, ReturnObjectionRequest.Validator>()
            .ProducesProblems(ReturnErrors.ReasonRequired, FileErrors.NotAttachable);
}
