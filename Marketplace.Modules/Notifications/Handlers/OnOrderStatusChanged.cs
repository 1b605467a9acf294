using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Notifies the party that did not change the order of its new status, and the seller when the buyer asks to
/// cancel.</summary>
internal sealed class OnOrderStatusChanged(NotificationSender sender, OrderMailer mailer)
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
    ) => NotifyBuyerAsync(context, integrationEvent, OrderMessages.Confirmed, cancellationToken);

    public Task HandleAsync(
        OrderRejected integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => NotifyBuyerAsync(context, integrationEvent, OrderMessages.Rejected, cancellationToken);

    public Task HandleAsync(
        OrderCancelRequested integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => NotifySellerAsync(context, integrationEvent, OrderMessages.CancelRequested, cancellationToken);

    public async Task HandleAsync(
        OrderCancelled integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    )
    {
        await NotifyBuyerAsync(context, integrationEvent, OrderMessages.CancelledForBuyer, cancellationToken);
        // The seller was never notified of an order that was still awaiting payment.
        if (integrationEvent.ActorType != Seller && integrationEvent.From != "pending_payment")
            await NotifySellerAsync(context, integrationEvent, OrderMessages.CancelledForSeller, cancellationToken);
    }

    public Task HandleAsync(OrderShipped integrationEvent, EventContext context, CancellationToken cancellationToken) =>
        NotifyBuyerAsync(context, integrationEvent, OrderMessages.Shipped, cancellationToken);

    public Task HandleAsync(
        OrderDelivered integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) =>
        integrationEvent.ActorType == Buyer
            ? Task.CompletedTask
            : NotifyBuyerAsync(context, integrationEvent, OrderMessages.Delivered, cancellationToken);

    public Task HandleAsync(
        OrderCompleted integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => NotifySellerAsync(context, integrationEvent, OrderMessages.Completed, cancellationToken);

    public Task HandleAsync(OrderExpired integrationEvent, EventContext context, CancellationToken cancellationToken) =>
        NotifyBuyerAsync(
            context,
            integrationEvent,
            integrationEvent.ReasonCode == OrderExpired.PaymentMismatch
                ? OrderMessages.ExpiredByMismatch
                : OrderMessages.Expired,
            cancellationToken
        );

    private async Task NotifyBuyerAsync(
        EventContext context,
        OrderMoved moved,
        Message message,
        CancellationToken cancellationToken
    ) =>
        await sender.NotifyUserAsync(
            context,
            moved.BuyerId,
            message,
            ValuesOf(moved),
            cancellationToken,
            await mailer.ForBuyerAsync(moved.OrderId, message, cancellationToken)
        );

    private async Task NotifySellerAsync(
        EventContext context,
        OrderMoved moved,
        Message message,
        CancellationToken cancellationToken
    ) =>
        await sender.NotifySellerAsync(
            context,
            moved.SellerId,
            message,
            ValuesOf(moved),
            cancellationToken,
            await mailer.ForSellerAsync(moved.OrderId, cancellationToken)
        );

    private static MessageValues ValuesOf(OrderMoved moved) =>
        new MessageValues().Id("orderId", moved.OrderId).Text("number", moved.Number).Money("total", moved.Total);
}
