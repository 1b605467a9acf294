using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Moves orders: buyers, sellers and the clock all come through here.</summary>
public sealed class OrderService(
    UnitOfWork unitOfWork,
    IPurchaseRepository purchases,
    UnpaidPurchaseService unpaid,
    ISellerDirectory sellers,
    IOptions<OrdersOptions> options,
    TimeProvider clock
)
{
    /// <summary>Takes one step of the state machine, with its consequences for stock, money and books.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also for an order of others; <c>order.invalid_transition</c> {from,
    /// command, allowed}; <c>seller.not_approved</c> when a store that may not sell confirms;
    /// <c>validation.failed</c> where a seller calls off without a reason. Repeat: <c>order.invalid_transition</c>.
    /// An order that waits for its payment is called off with all orders of its purchase. Order and locks: purchase,
    /// order, payment, stock, ledger.</remarks>
    public Task<Result> MoveAsync(MoveOrder move, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                var order = await purchases.GetOrderForChangeAsync(move.OrderId, ct);
                if (order is null || !order.IsVisibleTo(move.Party))
                    return PlatformErrors.NotFound;
                if (order.Status == OrderStatus.PendingPayment && move.Command == OrderCommand.Cancel)
                    return await unpaid.CancelAsync(order.PurchaseId, move, ct);
                if (move.Command == OrderCommand.Confirm && !await MaySellAsync(order.SellerId, ct))
                    return SellerRefusals.NotApproved;
                return order.Move(move, clock.GetUtcNow(), OrderDeadlines.From(options.Value));
            },
            cancellationToken
        );

    private async Task<bool> MaySellAsync(Guid sellerId, CancellationToken cancellationToken) =>
        (await sellers.FindAsync([sellerId], cancellationToken)).TryGetValue(sellerId, out var store)
        && store.Status == SellerStatus.Approved;
}
