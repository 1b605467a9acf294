using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;

namespace Marketplace.Api.Orders;

/// <summary>How support and administrators help with returns.</summary>
public static class ReturnsAdminEndpoints
{
    public static void MapReturnsAdmin(this IEndpointRouteBuilder api)
    {
        var returns = api.MapGroup("/admin/returns").WithTags("Admin: orders");
        returns
            .MapGet("/", ListAllReturns)
            .RequirePermission(Permissions.Support)
            .Produces<PageResponse<ReturnSummary>>()
            .ProducesProblems(PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List all returns, newest first");
        returns
            .MapGet("/{id:guid}", GetAnyReturn)
            .RequirePermission(Permissions.Support)
            .Produces<ReturnView>()
            .ProducesProblems(PlatformErrors.NotFound)
            .SendsETag()
            .WithSummary("Get any return");
        returns
            .MapPost("/{id:guid}/decide", DecideReturn)
            .RequirePermission(Permissions.Support)
            .Idempotent()
            .Validates<DecideReturnRequest, DecideReturnRequest.Validator>()
            .Produces<ReturnView>()
            .ProducesProblems(
                PlatformErrors.NotFound,
                ReturnErrors.InvalidTransition,
                PaymentErrors.RefundExceedsCaptured
            )
            .SendsETag()
            .WithSummary("Decide a return that is contested or on its way");
        returns
            .MapPost("/{id:guid}/reveal-account", RevealAccount)
            .RequirePermission(Permissions.Admin)
            .RequiresSecondFactor()
            .IgnoresIdempotencyKey()
            .Produces<RevealedAccount>()
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("See the bank account to which a return's money goes");
        returns
            .MapPost("/{id:guid}/mark-paid", MarkReturnPaid)
            .RequirePermission(Permissions.Admin)
            .RequiresSecondFactor()
            .Idempotent()
            .Validates<MarkRefundPaidRequest, MarkRefundPaidRequest.Validator>()
            .Produces<ReturnView>()
            .ProducesProblems(PlatformErrors.NotFound, ReturnErrors.InvalidTransition, PayoutErrors.InvalidTransition)
            .SendsETag()
            .WithSummary("Say that a return's money was transferred");
    }

    public static Task<IResult> ListAllReturns(
        Choice<ReturnStatus>? status,
        Guid? buyerId,
        Guid? sellerId,
        Guid? orderId,
        [AsParameters] PageQuery page,
        ReturnQueries queries,
        CancellationToken cancellationToken
    ) =>
        ReturnsEndpoints.ListAsync(
            new()
            {
                BuyerId = buyerId,
                SellerId = sellerId,
                OrderId = orderId,
                Status = status?.Value,
            },
            page,
            queries,
            cancellationToken
        );

    public static Task<IResult> GetAnyReturn(
        Guid id,
        CurrentUser user,
        ReturnDetailQueries details,
        CancellationToken cancellationToken
    ) => ReturnsEndpoints.ShowAsync(id, OrderActor.Administrator(user.Actor), details, cancellationToken);

    public static async Task<IResult> DecideReturn(
        Guid id,
        DecideReturnRequest request,
        CurrentUser user,
        ReturnDecisionService decisions,
        ReturnDetailQueries details,
        CancellationToken cancellationToken
    )
    {
        var decided = await decisions.DecideAsync(
            new(user.Actor, id, AcceptedLineRequest.UnitsOf(request.Lines)!, request.Note),
            cancellationToken
        );
        return decided.Succeeded
            ? await GetAnyReturn(id, user, details, cancellationToken)
            : Problems.From(decided.Error);
    }

    public static async Task<IResult> RevealAccount(
        Guid id,
        CurrentUser user,
        CashRefundService refunds,
        CancellationToken cancellationToken
    ) => (await refunds.RevealAsync(user.Actor, id, cancellationToken)).ToHttp(TypedResults.Ok);

    public static async Task<IResult> MarkReturnPaid(
        Guid id,
        MarkRefundPaidRequest request,
        CurrentUser user,
        CashRefundService refunds,
        ReturnDetailQueries details,
        CancellationToken cancellationToken
    )
    {
        var paid = await refunds.MarkPaidAsync(new(user.Actor, id, request.BankReference), cancellationToken);
        return paid.Succeeded ? await GetAnyReturn(id, user, details, cancellationToken) : Problems.From(paid.Error);
    }
}
