using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Publishes order status changes as integration events.</summary>
public sealed class PublishOrderEventsHandler(EventOutbox outbox)
    : IDomainEventHandler<OrderStatusChanged>,
        IDomainEventHandler<CancellationRequested>
{
    public Task HandleAsync(OrderStatusChanged domainEvent, CancellationToken cancellationToken)
    {
        var order = domainEvent.Order;
        var from = domainEvent.From is { } status ? WireName.Of(status) : "";
        var by = WireName.Of(domainEvent.By.Type);
        var reason = domainEvent.ReasonCode;
        var at = domainEvent.At;
        switch (domainEvent.To)
        {
            case OrderStatus.Placed:
                outbox.Add(Placed(order, domainEvent.At));
                break;
            case OrderStatus.Confirmed:
                outbox.Add(
                    new OrderConfirmed(
                        order.Id,
                        order.SellerId,
                        order.BuyerId,
                        from,
                        by,
                        reason,
                        order.Total,
                        order.ShippingTotal
                    )
                    {
                        At = at,
                        Number = order.Number,
                    }
                );
                break;
            case OrderStatus.Rejected:
                outbox.Add(
                    new OrderRejected(
                        order.Id,
                        order.SellerId,
                        order.BuyerId,
                        from,
                        by,
                        reason,
                        order.Total,
                        order.ShippingTotal
                    )
                    {
                        At = at,
                        Number = order.Number,
                    }
                );
                break;
            case OrderStatus.Cancelled:
                outbox.Add(
                    new OrderCancelled(
                        order.Id,
                        order.SellerId,
                        order.BuyerId,
                        from,
                        by,
                        reason,
                        order.Total,
                        order.ShippingTotal
                    )
                    {
                        At = at,
                        Number = order.Number,
                    }
                );
                break;
            case OrderStatus.Shipped:
                outbox.Add(
                    new OrderShipped(
                        order.Id,
                        order.SellerId,
                        order.BuyerId,
                        from,
                        by,
                        reason,
                        order.Total,
                        order.ShippingTotal
                    )
                    {
                        At = at,
                        Number = order.Number,
                    }
                );
                break;
            case OrderStatus.Delivered:
                outbox.Add(
                    new OrderDelivered(
                        order.Id,
                        order.SellerId,
                        order.BuyerId,
                        from,
                        by,
                        reason,
                        order.Total,
                        order.ShippingTotal
                    )
                    {
                        At = at,
                        Number = order.Number,
                    }
                );
                break;
            case OrderStatus.Completed:
                outbox.Add(
                    new OrderCompleted(
                        order.Id,
                        order.SellerId,
                        order.BuyerId,
                        from,
                        by,
                        reason,
                        order.Total,
                        order.ShippingTotal
                    )
                    {
                        At = at,
                        Number = order.Number,
                    }
                );
                break;
            case OrderStatus.Expired:
                outbox.Add(
                    new OrderExpired(
                        order.Id,
                        order.SellerId,
                        order.BuyerId,
                        from,
                        by,
                        reason,
                        order.Total,
                        order.ShippingTotal
                    )
                    {
                        At = at,
                        Number = order.Number,
                    }
                );
                break;
            case OrderStatus.PendingPayment:
                break;
        }

        return Task.CompletedTask;
    }

    public Task HandleAsync(CancellationRequested domainEvent, CancellationToken cancellationToken)
    {
        var order = domainEvent.Order;
        outbox.Add(
            new OrderCancelRequested(
                order.Id,
                order.SellerId,
                order.BuyerId,
                WireName.Of(order.Status),
                WireName.Of(domainEvent.By.Type),
                null,
                order.Total,
                order.ShippingTotal
            )
            {
                At = domainEvent.At,
                Number = order.Number,
            }
        );
        return Task.CompletedTask;
    }

    private static OrderPlaced Placed(Order order, DateTimeOffset at) =>
        new(
            order.Id,
            order.Number,
            order.PurchaseId,
            order.SellerId,
            order.BuyerId,
            order
                .Lines.Select(l => new OrderPlacedLine(
                    l.VariantId,
                    l.ProductId,
                    l.Quantity,
                    new(l.UnitPriceMinor, order.Currency)
                ))
                .ToArray(),
            order.Total,
            order.ShippingTotal,
            WireName.Of(order.PaymentMethod)
        )
        {
            At = at,
        };
}
