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
        if (EventOf(domainEvent) is { } integrationEvent)
            outbox.Add(integrationEvent);
        return Task.CompletedTask;
    }

    public Task HandleAsync(CancellationRequested domainEvent, CancellationToken cancellationToken)
    {
        var order = domainEvent.Order;
        outbox.Add(Moved<OrderCancelRequested>(order, order.Status, domainEvent.By, null, domainEvent.At));
        return Task.CompletedTask;
    }

    /// <summary>The event of a status; null while an order waits for its payment.</summary>
    private static IIntegrationEvent? EventOf(OrderStatusChanged change) =>
        change.To switch
        {
            OrderStatus.Placed => Placed(change.Order, change.At),
            OrderStatus.Confirmed => Moved<OrderConfirmed>(change),
            OrderStatus.Rejected => Moved<OrderRejected>(change),
            OrderStatus.Cancelled => Moved<OrderCancelled>(change),
            OrderStatus.Shipped => Moved<OrderShipped>(change),
            OrderStatus.Delivered => Moved<OrderDelivered>(change),
            OrderStatus.Completed => Moved<OrderCompleted>(change),
            OrderStatus.Expired => Moved<OrderExpired>(change),
            _ => null,
        };

    private static T Moved<T>(OrderStatusChanged change)
        where T : OrderMoved, new() => Moved<T>(change.Order, change.From, change.By, change.ReasonCode, change.At);

    private static T Moved<T>(Order order, OrderStatus? from, OrderActor by, string? reason, DateTimeOffset at)
        where T : OrderMoved, new() =>
        new()
        {
            OrderId = order.Id,
            SellerId = order.SellerId,
            BuyerId = order.BuyerId,
            From = from is { } status ? WireName.Of(status) : "",
            ActorType = WireName.Of(by.Type),
            ReasonCode = reason,
            Total = order.Total,
            Shipping = order.ShippingTotal,
            At = at,
            Number = order.Number,
        };

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
