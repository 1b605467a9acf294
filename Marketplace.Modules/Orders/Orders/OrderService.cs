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

    /// <summary>Moves an order whose time is up. Does nothing if it was moved since it was read, or its time
    /// changed.</summary>
    /// <returns>Whether it was moved.</returns>
    /// <exception cref="InvalidOperationException">No timeout is defined for its status.</exception>
    internal async Task<bool> TimeOutAsync(DueOrder due, CancellationToken cancellationToken)
    {
        var moved = await unitOfWork.ExecuteAsync<bool>(
            async ct =>
            {
                var order = await purchases.FindOrderForUpdateAsync(due.Id, ct);
                if (order is null || order.Status != due.Status || order.DueAt != due.DueAt)
                    return false;
                var step =
                    due.Status == OrderStatus.PendingPayment
                        ? await unpaid.ExpireAsync(due.PurchaseId, OrderReasons.PaymentTimeout, ct)
                        : await moves.MoveAsync(order, due.Step, ct);
                return step.Succeeded ? true : step.Error;
            },
            cancellationToken
        );
        return moved is { Succeeded: true, Value: true };
    }

    private async Task<bool> MaySellAsync(Guid sellerId, CancellationToken cancellationToken) =>
        (await sellers.FindAsync([sellerId], cancellationToken)).TryGetValue(sellerId, out var store)
        && store.Status == SellerStatus.Approved;
}

/// <summary>An order whose time was up when it was read, without a lock.</summary>
internal sealed record DueOrder(Guid Id, Guid PurchaseId, OrderStatus Status, DateTimeOffset DueAt)
{
    /// <summary>What the system does with it; one that waits for its payment expires with its purchase
    /// instead.</summary>
    public MoveOrder Step =>
        Status switch
        {
            OrderStatus.Placed => new(Id, OrderCommand.Cancel, OrderActor.System, OrderReasons.ConfirmTimeout),
            // Only orders that the version before shipped: the clock of a parcel is its own.
            OrderStatus.Shipped => new(Id, OrderCommand.Deliver, OrderActor.System),
            OrderStatus.Delivered => new(Id, OrderCommand.Complete, OrderActor.System),
            _ => throw new InvalidOperationException($"No timeout is defined for status {Status}."),
        };
}
