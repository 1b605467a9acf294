using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Tells whoever did not move the order himself that it moved, or that the other side wants it called
/// off.</summary>
public sealed class OnOrderStatusChanged(NotificationSender messenger)
    : IEventHandler<OrderConfirmed>,
        IEventHandler<OrderRejected>,
        IEventHandler<OrderCancelRequested>,
        IEventHandler<OrderCancelled>,
        IEventHandler<OrderShipped>,
        IEventHandler<OrderDelivered>,
        IEventHandler<OrderCompleted>,
        IEventHandler<OrderExpired>
{
    private const string Buyer = "buyer";
    private const string Seller = "seller";

    public Task HandleAsync(
        OrderConfirmed integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => TellBuyerAsync(context, integrationEvent, OrderMessages.Confirmed, cancellationToken);

    public Task HandleAsync(
        OrderRejected integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => TellBuyerAsync(context, integrationEvent, OrderMessages.Rejected, cancellationToken);

    public Task HandleAsync(
        OrderCancelRequested integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => TellSellerAsync(context, integrationEvent, OrderMessages.CancelRequested, cancellationToken);

    public async Task HandleAsync(
        OrderCancelled integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    )
    {
        await TellBuyerAsync(context, integrationEvent, OrderMessages.CancelledForBuyer, cancellationToken);
        // A seller never heard of an order that waited for its payment.
        if (integrationEvent.ActorType != Seller && integrationEvent.From != "pending_payment")
            await TellSellerAsync(context, integrationEvent, OrderMessages.CancelledForSeller, cancellationToken);
    }

    public Task HandleAsync(OrderShipped integrationEvent, EventContext context, CancellationToken cancellationToken) =>
        TellBuyerAsync(context, integrationEvent, OrderMessages.Shipped, cancellationToken);

    public Task HandleAsync(
        OrderDelivered integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) =>
        integrationEvent.ActorType == Buyer
            ? Task.CompletedTask
            : TellBuyerAsync(context, integrationEvent, OrderMessages.Delivered, cancellationToken);

    public Task HandleAsync(
        OrderCompleted integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => TellSellerAsync(context, integrationEvent, OrderMessages.Completed, cancellationToken);

    public Task HandleAsync(OrderExpired integrationEvent, EventContext context, CancellationToken cancellationToken) =>
        TellBuyerAsync(context, integrationEvent, OrderMessages.Expired, cancellationToken);

    private Task TellBuyerAsync(
        EventContext context,
        OrderMoved moved,
        Message message,
        CancellationToken cancellationToken
    ) => messenger.TellUserAsync(context, moved.BuyerId, message, ValuesOf(moved), cancellationToken);

    private Task TellSellerAsync(
        EventContext context,
        OrderMoved moved,
        Message message,
        CancellationToken cancellationToken
    ) => messenger.TellSellerAsync(context, moved.SellerId, message, ValuesOf(moved), cancellationToken);

    private static MessageValues ValuesOf(OrderMoved moved) =>
        new MessageValues().Id("orderId", moved.OrderId).Text("number", moved.Number).Money("total", moved.Total);
}
