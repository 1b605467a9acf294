using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Posts an order's money to the ledger: paid, cash collected, payable, refunded.</summary>
public sealed class BookOrderHandler(ILedger ledger)
    : IDomainEventHandler<OrderStatusChanged>,
        IDomainEventHandler<OrderRefunded>,
        IDomainEventHandler<OrderRefundReturned>
{
    public Task HandleAsync(OrderStatusChanged domainEvent, CancellationToken cancellationToken)
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
                order.Commission
            ),
            (OrderStatus.Completed, PaymentMethod.Card) => LedgerEntries.OrderCompleted(
                order.Id,
                order.SellerId,
                order.Total,
                order.Commission,
                order.Refunded
            ),
            _ => null,
        };
        return entry is null ? Task.CompletedTask : ledger.PostAsync(entry, cancellationToken);
    }

    public Task HandleAsync(OrderRefunded domainEvent, CancellationToken cancellationToken)
    {
        var (order, refund) = domainEvent;
        return ledger.PostAsync(
            LedgerEntries.OrderRefunded(
                refund.RefundId,
                order.SellerId,
                order.Total,
                order.Commission,
                refund.RefundedBefore,
                refund.Amount,
                order.Status == OrderStatus.Completed
            ) with
            {
                Number = refund.Number,
            },
            cancellationToken
        );
    }

    public Task HandleAsync(OrderRefundReturned domainEvent, CancellationToken cancellationToken)
    {
        var (order, refund) = domainEvent;
        return ledger.PostAsync(
            LedgerEntries.OrderRefundReturned(
                refund.RefundId,
                order.SellerId,
                order.Total,
                order.Commission,
                refund.RefundedBefore,
                refund.Amount,
                order.Status == OrderStatus.Completed
            ) with
            {
                Number = refund.Number,
            },
            cancellationToken
        );
    }
}
