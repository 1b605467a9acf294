using Marketplace.Api.Http;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Api.Orders;

/// <summary>Endpoints that move many orders of a store at once.</summary>
/// <remarks>Each order has a transaction of its own, so the work waits until the key, if there is one, is
/// committed.</remarks>
public static class OrderBatchesEndpoints
{
    public static void MapOrderBatches(this IEndpointRouteBuilder api)
    {
        var batch = api.MapGroup("/seller/{sellerId:guid}/orders/batch").WithTags("Seller: orders");
        batch
            .MapPost("/confirm", ConfirmOrders)
            .RequirePermission(Permissions.Seller(SellerScopes.OrdersWrite))
            .Validates<ConfirmOrdersRequest, ConfirmOrdersRequest.Validator>()
            .Continues<ConfirmOrdersRequest>(ConfirmEach)
            .Produces<OrderBatchResponse>()
            .WithSummary("Confirm up to 50 orders");
        batch
            .MapPost("/ship", ShipOrders)
            .RequirePermission(Permissions.Seller(SellerScopes.OrdersWrite))
            .Validates<ShipOrdersRequest, ShipOrdersRequest.Validator>()
            .Continues<ShipOrdersRequest>(ShipEach)
            .Produces<OrderBatchResponse>()
            .WithSummary("Ship up to 50 orders, each in one parcel");
    }

    public static IResult ConfirmOrders(Guid sellerId, ConfirmOrdersRequest request) =>
        ApiResults.AfterCommit(TypedResults.Ok(request), request);

    public static IResult ShipOrders(Guid sellerId, ShipOrdersRequest request) =>
        ApiResults.AfterCommit(TypedResults.Ok(request), request);

    private static async Task<IResult> ConfirmEach(
        ConfirmOrdersRequest request,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var batches = context.RequestServices.GetRequiredService<OrderBatchService>();
        var outcomes = await batches.ConfirmAsync(request.OrderIds, SellerOf(context), cancellationToken);
        return TypedResults.Ok(OrderBatchResponse.From(outcomes, "confirm", context));
    }

    private static async Task<IResult> ShipEach(
        ShipOrdersRequest request,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var batches = context.RequestServices.GetRequiredService<OrderBatchService>();
        var items = request.Items.Select(i => new ShipInBatch(i.OrderId, i.CarrierCode, i.Carrier, i.TrackingNumber));
        var outcomes = await batches.ShipAsync([.. items], SellerOf(context), cancellationToken);
        return TypedResults.Ok(OrderBatchResponse.From(outcomes, "ship", context));
    }

    private static OrderActor SellerOf(HttpContext context) =>
        OrderActor.Seller(
            context.RequestServices.GetRequiredService<CurrentUser>().Actor,
            Guid.Parse((string)context.GetRouteValue("sellerId")!)
        );
}
