using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Products.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Purchases awaiting card payment: all their orders end together, and the stock they hold is
/// released.</summary>
public sealed class UnpaidPurchaseService(
    UnitOfWork unitOfWork,
    IPurchaseRepository purchases,
    IPayments payments,
    IInventory stock,
    IOptions<OrdersOptions> options,
    TimeProvider clock
)
{
    /// <summary>Cancels the purchase because the buyer does not want to pay.</summary>
    public Task<Result> CancelAsync(Guid purchaseId, MoveOrder move, CancellationToken cancellationToken) =>
        EndAsync(purchaseId, order => move with { OrderId = order.Id }, PaymentClosure.Cancelled, cancellationToken);

    /// <summary>Expires the purchase because the payment did not arrive; does nothing if it did, or if the purchase has
    /// ended. Where money arrived that does not match, that is the reason.</summary>
    public Task<Result> ExpireAsync(Guid purchaseId, string reasonCode, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                await purchases.LockAsync(purchaseId, ct);
                var reason = await payments.HasOpenMismatchAsync(PaymentPurpose.Purchase, purchaseId, ct)
                    ? OrderReasons.PaymentMismatch
                    : reasonCode;
                return await EndAsync(
                    purchaseId,
                    order => new(order.Id, OrderCommand.Expire, OrderActor.System, reason),
                    PaymentClosure.Expired,
                    ct
                );
            },
            cancellationToken
        );

    private Task<Result> EndAsync(
        Guid purchaseId,
        Func<Order, MoveOrder> moveOf,
        PaymentClosure closure,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                if (await purchases.FindForUpdateAsync(purchaseId, ct) is not var (purchase, orders))
                    return PlatformErrors.NotFound;
                if (orders.Any(o => o.Status != OrderStatus.PendingPayment))
                    return Result.Success;
                foreach (var order in orders)
                {
                    var moved = order.Move(moveOf(order), clock.GetUtcNow(), OrderDeadlines.From(options.Value));
                    if (!moved.Succeeded)
                        return moved;
                }

                await payments.CloseAsync(PaymentPurpose.Purchase, purchase.Id, closure, ct);
                await stock.ReleaseReservationAsync(purchase.CheckoutId, ct);
                return Result.Success;
            },
            cancellationToken
        );
}
