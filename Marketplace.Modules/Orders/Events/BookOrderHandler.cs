using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Posts an order's money to the ledger: paid, cash collected, payable, refunded.</summary>
internal sealed class BookOrderHandler(ILedger ledger)
    : IDomainEventHandler<OrderStatusChanged>,
        IDomainEventHandler<OrderRefunded>,
        IDomainEventHandler<OrderRefundReturned>
{
    public async Task HandleAsync(OrderStatusChanged domainEvent, CancellationToken cancellationToken)
    {
        var order = domainEvent.Order;
        var entry = (domainEvent.To, order.PaymentMethod) switch
        {
            (OrderStatus.Placed, PaymentMethod.Card) => LedgerEntries.OrderPaid(
                order.Id,
                order.SellerId,
                order.Total,
                order.Commission
            ),
            (OrderStatus.Delivered, PaymentMethod.CashOnDelivery) => LedgerEntries.CashCollected(
                order.Id,
                order.SellerId,
                order.CommissionDue
            ),
            (OrderStatus.Completed, PaymentMethod.Card) => LedgerEntries.OrderCompleted(
                order.Id,
                order.SellerId,
                new(await ledger.PendingOfOrderAsync(order.Id, cancellationToken), order.Currency)
            ),
            _ => null,
        };
        if (entry is not null)
            await ledger.PostAsync(entry, cancellationToken);
    }

    public Task HandleAsync(OrderRefunded domainEvent, CancellationToken cancellationToken)
    {
        var (order, refund) = domainEvent;
        var entry = LedgerEntries.OrderRefunded(
            refund.RefundId,
            order.SellerId,
            refund.Amount,
            CommissionOf(order, refund),
            order.Status == OrderStatus.Completed
        );
        if (refund.ByDispute)
            entry = LedgerEntries.DisputeLost(entry);
        return ledger.PostAsync(entry with { Number = refund.Number }, cancellationToken);
    }

    public Task HandleAsync(OrderRefundReturned domainEvent, CancellationToken cancellationToken)
    {
        var (order, refund) = domainEvent;
        return ledger.PostAsync(
            LedgerEntries.OrderRefundReturned(
                refund.RefundId,
                order.SellerId,
                refund.Amount,
                CommissionOf(order, refund),
                order.Status == OrderStatus.Completed
            ) with
            {
                Number = refund.Number,
            },
            cancellationToken
        );
    }

    private static CommissionRefund CommissionOf(Order order, RefundNotice refund) =>
        refund.Commission
        ?? LedgerEntries.ProportionalCommission(order.Total, order.Commission, refund.RefundedBefore, refund.Amount);
}
