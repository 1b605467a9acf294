using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Requests a refund of whatever was paid for an order that is rejected or cancelled.</summary>
internal sealed class RefundEndedOrderHandler(RefundCommissionService commissions, IPayments payments)
    : IDomainEventHandler<OrderStatusChanged>
{
    public async Task HandleAsync(OrderStatusChanged domainEvent, CancellationToken cancellationToken)
    {
        var order = domainEvent.Order;
        if (
            domainEvent.To is not (OrderStatus.Rejected or OrderStatus.Cancelled)
            || order.PaidAt is null
            || order.RefundPromisedMinor == order.TotalMinor
        )
        {
            return;
        }

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
                    "order." + WireName.Of(domainEvent.To),
                    refund.Value.Lines,
                    domainEvent.By.UserId,
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
