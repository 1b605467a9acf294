using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Api.Orders;

/// <summary>Order endpoints for sellers.</summary>
public static class SellerOrdersEndpoints
{
    public static void MapSellerOrders(this IEndpointRouteBuilder api)
    {
        var orders = api.MapGroup("/seller/{sellerId:guid}/orders").WithTags("Seller: orders");
        orders
            .MapGet("/", ListSellerOrders)
            .RequirePermission(Permissions.Seller(SellerScopes.OrdersRead))
            .Produces<PageResponse<OrderSummary>>()
            .ProducesProblems(PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List the store's orders, newest first");
        orders
            .MapGet("/counts", CountSellerOrders)
            .RequirePermission(Permissions.Seller(SellerScopes.OrdersRead))
            .Produces<OrderCounts>()
            .WithSummary("Count the store's orders by status");
        orders
            .MapGet("/{id:guid}", GetSellerOrder)
            .RequirePermission(Permissions.Seller(SellerScopes.OrdersRead))
            .Produces<OrderView>()
            .ProducesProblems(PlatformErrors.NotFound)
            .SendsETag()
            .WithSummary("Get one of the store's orders");
        orders
            .MapPost("/{id:guid}/confirm", ConfirmOrder)
            .RequirePermission(Permissions.Seller(SellerScopes.OrdersWrite))
            .Produces<OrderView>()
            .ProducesProblems(PlatformErrors.NotFound, OrderErrors.InvalidTransition, SellerRefusals.NotApproved)
            .SendsETag()
            .WithSummary("Confirm an order");
        orders
            .MapPost("/{id:guid}/reject", RejectOrder)
            .RequirePermission(Permissions.Seller(SellerScopes.OrdersWrite))
            .Validates<CallOffRequest, CallOffValidator>()
            .Produces<OrderView>()
            .ProducesProblems(PlatformErrors.NotFound, OrderErrors.InvalidTransition)
            .SendsETag()
            .WithSummary("Reject an order (restocks and refunds)");
        orders
            .MapPost("/{id:guid}/cancel", CancelSellerOrder)
            .RequirePermission(Permissions.Seller(SellerScopes.OrdersWrite))
            .Validates<CallOffRequest, CallOffValidator>()
            .Produces<OrderView>()
            .ProducesProblems(PlatformErrors.NotFound, OrderErrors.InvalidTransition)
            .SendsETag()
            .WithSummary("Cancel a confirmed order, or approve the buyer's cancellation request");
        orders
            .MapPost("/{id:guid}/ship", ShipOrder)
            .RequirePermission(Permissions.Seller(SellerScopes.OrdersWrite))
            .Validates<ShipOrderRequest, ShipOrderValidator>()
            .Produces<OrderView>()
            .ProducesProblems(PlatformErrors.NotFound, OrderErrors.InvalidTransition, OrderUnitErrors.NotPackable)
            .SendsETag()
            .WithSummary("Mark an order as shipped, or as ready for pickup");
        orders
            .MapPost("/{id:guid}/deliver", DeliverOrder)
            .RequirePermission(Permissions.Seller(SellerScopes.OrdersWrite))
            .Produces<OrderView>()
            .ProducesProblems(PlatformErrors.NotFound, OrderErrors.InvalidTransition)
            .SendsETag()
            .WithSummary("Mark an order as delivered");
        orders
            .MapPost("/{id:guid}/refunds", RefundOrder)
            .RequirePermission(Permissions.Seller(SellerScopes.OrdersWrite))
            .Idempotent()
            .Validates<RefundOrderRequest, RefundOrderValidator>()
            .Produces<RefundResponse>(StatusCodes.Status201Created)
            .ProducesProblems(
                PlatformErrors.NotFound,
                PaymentErrors.RefundExceedsCaptured,
                PaymentErrors.NotCaptured,
                PlatformErrors.CurrencyMismatch,
                ReturnErrors.UnitsUnavailable
            )
            .WithSummary("Refund units, amounts or shipping of an order, or everything that is left");
    }

    public static async Task<IResult> ListSellerOrders(
        Guid sellerId,
        [AsParameters] OrderQuery query,
        [AsParameters] PageQuery page,
        CurrentUser user,
        OrderQueries orders,
        CancellationToken cancellationToken
    ) =>
        await OrdersEndpoints.ListAsync(
            query,
            page,
            (filter, request) =>
                orders.ListForSellerAsync(OrderActor.Seller(user.Actor, sellerId), filter, request, cancellationToken)
        );

    public static async Task<OrderCounts> CountSellerOrders(
        Guid sellerId,
        CurrentUser user,
        OrderCountQueries counts,
        CancellationToken cancellationToken
    ) => await counts.ByStatusAsync(OrderActor.Seller(user.Actor, sellerId), cancellationToken);

    public static async Task<IResult> GetSellerOrder(
        Guid sellerId,
        Guid id,
        CurrentUser user,
        OrderDetailQueries details,
        CancellationToken cancellationToken
    ) =>
        (await details.FindAsync(id, OrderActor.Seller(user.Actor, sellerId), cancellationToken)).ToHttp(o =>
            ApiResults.WithContentETag(o.View, o.Version)
        );

    public static Task<IResult> ConfirmOrder(
        Guid sellerId,
        Guid id,
        CurrentUser user,
        OrderService orders,
        OrderDetailQueries details,
        CancellationToken cancellationToken
    ) =>
        OrdersEndpoints.MoveAsync(
            new(id, OrderCommand.Confirm, OrderActor.Seller(user.Actor, sellerId)),
            orders,
            details,
            cancellationToken
        );

    public static Task<IResult> RejectOrder(
        Guid sellerId,
        Guid id,
        CallOffRequest? request,
        CurrentUser user,
        OrderService orders,
        OrderDetailQueries details,
        CancellationToken cancellationToken
    ) =>
        OrdersEndpoints.MoveAsync(
            new(id, OrderCommand.Reject, OrderActor.Seller(user.Actor, sellerId), request?.ReasonCode, request?.Note),
            orders,
            details,
            cancellationToken
        );

    public static Task<IResult> CancelSellerOrder(
        Guid sellerId,
        Guid id,
        CallOffRequest? request,
        CurrentUser user,
        OrderService orders,
        OrderDetailQueries details,
        CancellationToken cancellationToken
    ) =>
        OrdersEndpoints.MoveAsync(
            new(id, OrderCommand.Cancel, OrderActor.Seller(user.Actor, sellerId), request?.ReasonCode, request?.Note),
            orders,
            details,
            cancellationToken
        );

    public static Task<IResult> ShipOrder(
        Guid sellerId,
        Guid id,
        ShipOrderRequest? request,
        CurrentUser user,
        OrderService orders,
        OrderDetailQueries details,
        CancellationToken cancellationToken
    ) =>
        OrdersEndpoints.MoveAsync(
            new(
                id,
                OrderCommand.Ship,
                OrderActor.Seller(user.Actor, sellerId),
                Shipment: new(request?.Carrier, request?.TrackingNumber)
            ),
            orders,
            details,
            cancellationToken
        );

    public static Task<IResult> DeliverOrder(
        Guid sellerId,
        Guid id,
        CurrentUser user,
        OrderService orders,
        OrderDetailQueries details,
        CancellationToken cancellationToken
    ) =>
        OrdersEndpoints.MoveAsync(
            new(id, OrderCommand.Deliver, OrderActor.Seller(user.Actor, sellerId)),
            orders,
            details,
            cancellationToken
        );

    public static async Task<IResult> RefundOrder(
        Guid sellerId,
        Guid id,
        RefundOrderRequest request,
        CurrentUser user,
        OrderRefundService refunds,
        CancellationToken cancellationToken
    )
    {
        var refunded = await refunds.RefundAsync(
            request.ToCommand(id, OrderActor.Seller(user.Actor, sellerId)),
            cancellationToken
        );
        return refunded.ToHttp(refund =>
            TypedResults.Created($"/api/v1/seller/{sellerId}/orders/{id}", RefundResponse.From(refund))
        );
    }
}
