using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Changes the status of orders for every kind of actor.</summary>
public sealed class OrderService(
    UnitOfWork unitOfWork,
    IPurchaseRepository purchases,
    UnpaidPurchaseService unpaid,
    OrderMoveService moves,
    ISellerDirectory sellers
)
{
    /// <summary>Applies one transition of the state machine, with its effects on stock, payments and the
    /// ledger.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also for someone else's order; <c>order.invalid_transition</c>
    /// {from, command, allowed}; <c>seller.not_approved</c> when a store that may not sell confirms;
    /// <c>validation.failed</c> when a seller cancels without a reason; <c>parcel.units_unavailable</c> when a seller
    /// ships and all units are in parcels. Repeat: <c>order.invalid_transition</c>.
    /// Cancelling an order that is awaiting payment cancels all orders of its purchase. Order and locks: purchase,
    /// order, payment, stock, ledger.</remarks>
    public Task<Result> MoveAsync(MoveOrder move, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                var order = await purchases.FindOrderForUpdateAsync(move.OrderId, ct);
                if (order is null || !order.IsVisibleTo(move.Party))
                    return PlatformErrors.NotFound;
                if (order.Status == OrderStatus.PendingPayment && move.Command == OrderCommand.Cancel)
                    return await unpaid.CancelAsync(order.PurchaseId, move, ct);
                if (move.Command == OrderCommand.Confirm && !await MaySellAsync(order.SellerId, ct))
                    return SellerRefusals.NotApproved;
                return await moves.MoveAsync(order, move, ct);
            },
            cancellationToken
        );

    private async Task<bool> MaySellAsync(Guid sellerId, CancellationToken cancellationToken) =>
        (await sellers.FindAsync([sellerId], cancellationToken)).TryGetValue(sellerId, out var store)
        && store.Status == SellerStatus.Approved;
}
