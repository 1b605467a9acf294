using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Users.Contracts;
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

    /// <summary>Creates another payment after one failed, or returns the open one whose provider call never completed;
    /// open its page after the commit.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>; <c>order.not_payable</c> when it is not awaiting payment;
    /// <c>checkout.expired</c> when the hold is over; <c>payment.already_succeeded</c>, <c>payment.in_progress</c>,
    /// <c>payment.method_unavailable</c>.</remarks>
    public Task<Result<PaymentSummary>> PayAgainAsync(
        Guid purchaseId,
        Actor buyer,
        Language language,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<PaymentSummary>(
            async ct =>
            {
                if (
                    await purchases.FindForUpdateAsync(purchaseId, ct) is not var (purchase, orders)
                    || purchase.BuyerId != buyer.Id
                )
                {
                    return PlatformErrors.NotFound;
                }

                var holdUntil = orders.Min(o => o.DueAt) ?? clock.GetUtcNow();
                if (RefusalOf(orders, holdUntil) is { } refusal)
                    return refusal;
                var last = (await payments.FindAsync(PaymentPurpose.Purchase, [purchaseId], ct)).GetValueOrDefault(
                    purchaseId
                );
                if (last is { Status: PaymentStatus.Created or PaymentStatus.Processing, CheckoutUrl: null })
                    return last;
                return await payments.CreateAsync(
                    new(
                        PaymentPurpose.Purchase,
                        purchase.Id,
                        purchase.BuyerId,
                        purchase.Total,
                        purchase.Number,
                        holdUntil,
                        language
                    )
                    {
                        Lines = PurchaseLines.Of(orders, language),
                    },
                    ct
                );
            },
            cancellationToken
        );

    private ErrorDefinition? RefusalOf(IReadOnlyList<Order> orders, DateTimeOffset holdUntil) =>
        orders.All(o => o.Status == OrderStatus.Expired) ? OrderErrors.CheckoutExpired
        : orders.Any(o => o.PaidAt is null && o.Status != OrderStatus.PendingPayment) ? OrderErrors.NotPayable
        : orders[0].Status == OrderStatus.PendingPayment && holdUntil <= clock.GetUtcNow() ? OrderErrors.CheckoutExpired
        : null;

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
