using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Promises whatever was paid for an order that was rejected or cancelled, and has not been promised
/// yet.</summary>
/// <remarks>Inside the caller's transaction, which has locked the purchase. Repeat: does nothing when nothing is
/// left.</remarks>
public sealed class EndedOrderRefundService(RefundCommissionService commissions, IPayments payments)
{
    /// <summary>Promises the rest.</summary>
    /// <param name="actorId">Who ended the order; null for the system.</param>
    public async Task RefundAsync(Order order, OrderStatus status, Guid? actorId, CancellationToken cancellationToken)
    {
        if (order.PaidAt is null || order.RefundLeft.IsZero)
            return;
        await commissions.CompleteAsync(order, cancellationToken);
        var without = await WithoutAsync(order, cancellationToken);
        if (without == order.RefundLeft.Amount)
            return;
        var refund = order.PromiseRefund(null, without);
        var promised = refund.Succeeded
            ? await payments.RefundAsync(
                new(
                    PaymentPurpose.Purchase,
                    order.PurchaseId,
                    order.Id,
                    refund.Value.Amount,
                    "order." + WireName.Of(status),
                    refund.Value.Lines,
                    actorId,
                    refund.Value.Commission
                ),
                cancellationToken
            )
            : refund.Error;
        if (!promised.Succeeded)
        {
            throw new InvalidOperationException(
                $"Order {order.Id} is paid, but cannot be refunded: {promised.Error.Code}"
            );
        }
    }

    // Money refunded at the provider may concern this order; where the payment has too little left, it does.
    private async Task<long> WithoutAsync(Order order, CancellationToken cancellationToken)
    {
        var money = await payments.RefundableAsync(PaymentPurpose.Purchase, order.PurchaseId, cancellationToken);
        var missing = order.RefundLeft.Amount - (money?.Left.Amount ?? 0);
        return missing > 0 && missing <= money?.WithoutOrder.Amount ? missing : 0;
    }
}
