using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Posts an order's money to the ledger: paid, cash collected, payable, refunded.</summary>
internal sealed class BookOrderHandler(ILedger ledger, IEarnings earnings)
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
            _ => null,
        };
        if (entry is not null)
            await ledger.PostAsync(entry, cancellationToken);
        if (order.PaymentMethod == PaymentMethod.Card && IsEarnedWith(domainEvent.To))
        {
            order.NotePayable(domainEvent.At);
            await earnings.MakePayableAsync(order.Earning, cancellationToken);
        }
    }

    public async Task HandleAsync(OrderRefunded domainEvent, CancellationToken cancellationToken)
    {
        var (order, refund) = domainEvent;
        var entry = LedgerEntries.OrderRefunded(
            refund.RefundId,
            order.SellerId,
            refund.Amount,
            CommissionOf(order, refund),
            order.IsPayable
        );
        if (refund.ByDispute)
            entry = LedgerEntries.DisputeLost(entry);
        await ledger.PostAsync(entry with { Number = refund.Number }, cancellationToken);
        await earnings.AdjustWithholdingAsync(order.Earning, cancellationToken);
    }

    public async Task HandleAsync(OrderRefundReturned domainEvent, CancellationToken cancellationToken)
    {
        var (order, refund) = domainEvent;
        await ledger.PostAsync(
            LedgerEntries.OrderRefundReturned(
                refund.RefundId,
                order.SellerId,
                refund.Amount,
                CommissionOf(order, refund),
                order.IsPayable
            ) with
            {
                Number = refund.Number,
            },
            cancellationToken
        );
        await earnings.AdjustWithholdingAsync(order.Earning, cancellationToken);
    }

    // A completed order again: what became pending since the delivery becomes payable, too.
    private bool IsEarnedWith(OrderStatus status) =>
        status == OrderStatus.Completed || (status == OrderStatus.Delivered && earnings.ArePayableOnDelivery);

    private static CommissionRefund CommissionOf(Order order, RefundNotice refund) =>
        refund.Commission
        ?? LedgerEntries.ProportionalCommission(order.Total, order.Commission, refund.RefundedBefore, refund.Amount);
}
