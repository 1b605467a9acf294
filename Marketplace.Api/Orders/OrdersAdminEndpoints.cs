using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;

namespace Marketplace.Api.Orders;

/// <summary>How administrators help with an order.</summary>
public static class OrdersAdminEndpoints
{
    public static void MapOrdersAdmin(this IEndpointRouteBuilder api)
    {
        var orders = api.MapGroup("/admin/orders").WithTags("Admin: orders").RequirePermission(Permissions.Admin);
        orders
            .MapPost("/{id:guid}/cancel", CancelAnyOrder)
            .Validates<CancelAnyOrderRequest, CancelAnyOrderRequest.Validator>()
            .Produces<OrderView>()
            .ProducesProblems(PlatformErrors.NotFound, OrderErrors.InvalidTransition)
            .SendsETag()
            .WithSummary("Cancel an order that is not yet shipped (restocks and refunds)");
        orders
            .MapPost("/{id:guid}/refunds", RefundAnyOrder)
            .Idempotent()
            .Validates<RefundAnyOrderRequest, RefundAnyOrderRequest.Validator>()
            .Produces<RefundResponse>(StatusCodes.Status201Created)
            .ProducesProblems(
                PlatformErrors.NotFound,
                PaymentErrors.RefundExceedsCaptured,
                PaymentErrors.NotCaptured,
                PlatformErrors.CurrencyMismatch,
                ReturnErrors.UnitsUnavailable
            )
            .WithSummary("Refund units, amounts or shipping of any order, or everything that is left");
    }

    public static async Task<IResult> CancelAnyOrder(
        Guid id,
        CancelAnyOrderRequest request,
        CurrentUser user,
        OrderAdministrationService orders,
        OrderDetailQueries details,
        CancellationToken cancellationToken
    )
    {
        var cancelled = await orders.CancelAsync(new(user.Actor, id, request.Reason, request.Note), cancellationToken);
        return cancelled.Succeeded
            ? (await details.FindAsync(id, OrderActor.Administrator(user.Actor), cancellationToken)).ToHttp(o =>
                ApiResults.WithContentETag(o.View, o.Version)
            )
            : Problems.From(cancelled.Error);
    }

    public static async Task<IResult> RefundAnyOrder(
        Guid id,
        RefundAnyOrderRequest request,
        CurrentUser user,
        OrderAdministrationService orders,
        CancellationToken cancellationToken
    )
    {
        var parts = RefundPartRequest.ToParts(request.Lines, request.Parts);
        var refunded = await orders.RefundAsync(
            new(user.Actor, id, parts, request.ReasonCode, request.Reason)
            {
                Member = RefundPartRequest.MemberOf(request.Parts),
            },
            cancellationToken
        );
        return refunded.ToHttp(refund =>
            TypedResults.Created($"/api/v1/admin/payments/{refund.PaymentId}", RefundResponse.From(refund))
        );
    }
}
