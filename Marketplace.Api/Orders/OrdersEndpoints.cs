using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Api.Orders;

/// <summary>Order and purchase endpoints for buyers, and all orders for support.</summary>
public static class OrdersEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder api)
    {
        api.MapCheckouts();
        api.MapCarts();
        api.MapEstimates();
        api.MapSavedInvoices();
        MapBuyer(api);
        MapPurchases(api);
        api.MapSellerOrders();
        api.MapOrderBatches();
        api.MapSellerRefunds();
        api.MapSellerParcels();
        api.MapBuyerParcels();
        api.MapLabels();
        api.MapCarrierLabels();
        api.MapCarrierWebhooks();
        api.MapCarriers();
        api.MapOrderUnits();
        api.MapOrdersAdmin();
        api.MapOrderNotes();
        api.MapOrderMails();
        api.MapFiles();
        api.MapMessages();
        api.MapSalesContracts();
        api.MapReturns();
        api.MapGuestPurchases();
        var admin = api.MapGroup("/admin/orders").WithTags("Admin: orders").RequirePermission(Permissions.Support);
        admin
            .MapGet("/", ListAllOrders)
            .Produces<PageResponse<OrderSummary>>()
            .ProducesProblems(PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List all orders, newest first");
        admin
            .MapGet("/{id:guid}", GetAnyOrder)
            .Produces<OrderView>()
            .ProducesProblems(PlatformErrors.NotFound)
            .SendsETag()
            .WithSummary("Get any order");
    }

    public static async Task<IResult> ListOrders(
        [AsParameters] OrderQuery query,
        [AsParameters] PageQuery page,
        CurrentUser user,
        OrderQueries orders,
        CancellationToken cancellationToken
    ) =>
        await ListAsync(
            query,
            page,
            (filter, request) =>
                orders.ListForBuyerAsync(OrderActor.Buyer(user.Actor), filter, request, cancellationToken)
        );

    public static async Task<OrderCounts> CountOrders(
        CurrentUser user,
        OrderCountQueries counts,
        CancellationToken cancellationToken
    ) => await counts.ByStatusAsync(OrderActor.Buyer(user.Actor), cancellationToken);

    public static async Task<IResult> GetOrder(
        Guid id,
        CurrentUser user,
        OrderDetailQueries details,
        CancellationToken cancellationToken
    ) =>
        (await details.FindAsync(id, OrderActor.Buyer(user.Actor), cancellationToken)).ToHttp(o =>
            ApiResults.WithContentETag(o.View, o.Version)
        );

    public static Task<IResult> CancelOrder(
        Guid id,
        CurrentUser user,
        OrderService orders,
        OrderDetailQueries details,
        CancellationToken cancellationToken
    ) => MoveAsync(new(id, OrderCommand.Cancel, OrderActor.Buyer(user.Actor)), orders, details, cancellationToken);

    public static async Task<IResult> RequestCancel(
        Guid id,
        CurrentUser user,
        OrderService orders,
        CancellationToken cancellationToken
    ) =>
        (
            await orders.MoveAsync(new(id, OrderCommand.CancelRequest, OrderActor.Buyer(user.Actor)), cancellationToken)
        ).ToHttp(() => TypedResults.Accepted($"/api/v1/orders/{id}"));

    public static Task<IResult> ConfirmReceipt(
        Guid id,
        CurrentUser user,
        OrderService orders,
        OrderDetailQueries details,
        CancellationToken cancellationToken
    ) =>
        MoveAsync(
            new(id, OrderCommand.ConfirmReceipt, OrderActor.Buyer(user.Actor)),
            orders,
            details,
            cancellationToken
        );

    public static Task<IResult> AcceptOrder(
        Guid id,
        CurrentUser user,
        OrderService orders,
        OrderDetailQueries details,
        CancellationToken cancellationToken
    ) => MoveAsync(new(id, OrderCommand.Accept, OrderActor.Buyer(user.Actor)), orders, details, cancellationToken);

    public static async Task<IResult> GetPurchase(
        Guid id,
        CurrentUser user,
        PurchaseQueries purchases,
        CancellationToken cancellationToken
    ) => (await purchases.FindAsync(id, OrderActor.Buyer(user.Actor), cancellationToken)).ToHttp(TypedResults.Ok);

    public static async Task<IResult> PayPurchase(
        Guid id,
        CurrentUser user,
        HttpContext context,
        PurchasePaymentService purchases,
        CancellationToken cancellationToken
    )
    {
        var created = await purchases.PayAgainAsync(id, user.Actor, RequestLanguage.Of(context), cancellationToken);
        if (!created.Succeeded)
            return Problems.From(created.Error);
        var response = ResponseOf(created.Value);
        return ApiResults.AfterCommit(Created(response), response);
    }

    internal static async Task<IResult> OpenPaymentPage(
        OpenPaymentResponse payment,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var payments = context.RequestServices.GetRequiredService<IPayments>();
        var opened = await payments.OpenCheckoutAsync(payment.Id, cancellationToken);
        return opened.ToHttp(found => Created(ResponseOf(found)));
    }

    private static OpenPaymentResponse ResponseOf(PaymentSummary payment) => new(payment.Id, payment.CheckoutUrl);

    private static Created<OpenPaymentResponse> Created(OpenPaymentResponse payment) =>
        TypedResults.Created($"/api/v1/payments/{payment.Id}", payment);

    public static async Task<IResult> ListAllOrders(
        [AsParameters] OrderQuery query,
        [AsParameters] PageQuery page,
        Guid? buyerId,
        Guid? sellerId,
        OrderQueries orders,
        CancellationToken cancellationToken
    ) =>
        await ListAsync(
            query,
            page,
            (filter, request) =>
                orders.ListAllAsync(filter with { BuyerId = buyerId, SellerId = sellerId }, request, cancellationToken)
        );

    public static async Task<IResult> GetAnyOrder(
        Guid id,
        CurrentUser user,
        OrderDetailQueries details,
        CancellationToken cancellationToken
    ) =>
        (await details.FindAsync(id, OrderActor.Administrator(user.Actor), cancellationToken)).ToHttp(o =>
            ApiResults.WithContentETag(o.View, o.Version)
        );

    internal static async Task<IResult> ListAsync(
        OrderQuery query,
        PageQuery page,
        Func<OrderFilter, PageRequest, Task<Result<Page<OrderSummary>>>> listAsync
    )
    {
        var filter = query.ToFilter();
        if (!filter.Succeeded)
            return Problems.From(filter.Error);
        var request = page.ToRequest();
        return request.Succeeded
            ? (await listAsync(filter.Value, request.Value)).ToHttp(ApiResults.Page)
            : Problems.From(request.Error);
    }

    internal static async Task<IResult> MoveAsync(
        MoveOrder move,
        OrderService orders,
        OrderDetailQueries details,
        CancellationToken cancellationToken
    )
    {
        var moved = await orders.MoveAsync(move, cancellationToken);
        return moved.Succeeded
            ? (await details.FindAsync(move.OrderId, move.Party, cancellationToken)).ToHttp(o =>
                ApiResults.WithContentETag(o.View, o.Version)
            )
            : Problems.From(moved.Error);
    }

    private static void MapBuyer(IEndpointRouteBuilder api)
    {
        var orders = api.MapGroup("/orders").WithTags("Orders").RequirePermission(Permissions.SignedIn);
        orders
            .MapGet("/", ListOrders)
            .Produces<PageResponse<OrderSummary>>()
            .ProducesProblems(PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List your orders, newest first");
        orders.MapGet("/counts", CountOrders).Produces<OrderCounts>().WithSummary("Count your orders by status");
        orders
            .MapGet("/{id:guid}", GetOrder)
            .Produces<OrderView>()
            .ProducesProblems(PlatformErrors.NotFound)
            .SendsETag()
            .WithSummary("Get one of your orders");
        orders
            .MapPost("/{id:guid}/cancel", CancelOrder)
            .Produces<OrderView>()
            .ProducesProblems(PlatformErrors.NotFound, OrderErrors.InvalidTransition)
            .SendsETag()
            .WithSummary("Cancel an order the seller has not confirmed")
            .WithDescription("Cancelling an order that is awaiting payment cancels all orders of its purchase.");
        orders
            .MapPost("/{id:guid}/cancel-request", RequestCancel)
            .Produces(StatusCodes.Status202Accepted)
            .SendsLocation()
            .ProducesProblems(PlatformErrors.NotFound, OrderErrors.InvalidTransition)
            .WithSummary("Request cancellation of a confirmed order");
        orders
            .MapPost("/{id:guid}/confirm-receipt", ConfirmReceipt)
            .Produces<OrderView>()
            .ProducesProblems(PlatformErrors.NotFound, OrderErrors.InvalidTransition)
            .SendsETag()
            .WithSummary("Confirm receipt of an order");
        orders
            .MapPost("/{id:guid}/accept", AcceptOrder)
            .Produces<OrderView>()
            .ProducesProblems(PlatformErrors.NotFound, OrderErrors.InvalidTransition)
            .SendsETag()
            .WithSummary("Accept the goods, which completes the order early");
    }

    private static void MapPurchases(IEndpointRouteBuilder api)
    {
        var purchases = api.MapGroup("/purchases").WithTags("Orders").RequirePermission(Permissions.SignedIn);
        purchases
            .MapGet("/{id:guid}", GetPurchase)
            .Produces<PurchaseView>()
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Get one of your purchases with its orders");
        purchases
            .MapPost("/{id:guid}/payments", PayPurchase)
            .Idempotent()
            .Continues<OpenPaymentResponse>(OpenPaymentPage)
            .Produces<OpenPaymentResponse>(StatusCodes.Status201Created)
            .ProducesProblems(
                PlatformErrors.NotFound,
                OrderErrors.NotPayable,
                OrderErrors.CheckoutExpired,
                PaymentErrors.AlreadySucceeded,
                PaymentErrors.InProgress,
                PaymentErrors.MethodUnavailable,
                PaymentErrors.ProviderError
            )
            .WithSummary("Retry the card payment of a purchase");
    }
}
