using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Api.Orders;

/// <summary>What a store gave back.</summary>
public static class SellerRefundsEndpoints
{
    public static void MapSellerRefunds(this IEndpointRouteBuilder api) =>
        api.MapGet("/seller/{sellerId:guid}/refunds", ListSellerRefunds)
            .WithTags("Seller: orders")
            .RequirePermission(Permissions.Seller(SellerScopes.OrdersRead))
            .Produces<PageResponse<SellerRefundResponse>>()
            .ProducesProblems(PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List the refunds of the store's orders, newest first");

    public static async Task<IResult> ListSellerRefunds(
        Guid sellerId,
        Choice<RefundStatus>? status,
        [AsParameters] PageQuery page,
        StoreRefundQueries refunds,
        CancellationToken cancellationToken
    )
    {
        var request = page.ToRequest();
        if (!request.Succeeded)
            return Problems.From(request.Error);
        var found = await refunds.ListAsync(sellerId, status?.Value, request.Value, cancellationToken);
        return found.ToHttp(rows => ApiResults.Page(rows.Map(SellerRefundResponse.From)));
    }
}

/// <summary>A refund in a store's list.</summary>
/// <param name="OrderNumber">Number of the order it belongs to.</param>
/// <param name="Refund">What went back.</param>
public sealed record SellerRefundResponse(Guid Id, string OrderNumber, RefundResponse Refund)
{
    internal static SellerRefundResponse From(StoreRefund found) =>
        new(found.Refund.Id, found.OrderNumber, RefundResponse.From(found.Refund));
}
