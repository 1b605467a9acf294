using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Tells whoever did not move the order himself that it moved.</summary>
public sealed class OnOrderMoved(Messenger messenger)
    : IEventHandler<OrderConfirmed>, IEventHandler<OrderRejected>, IEventHandler<OrderCancelled>, IEventHandler<OrderShipped>, IEventHandler<OrderDelivered>, IEventHandler<OrderExpired>
{
    private const string Buyer = "buyer";
    private const string Seller = "seller";

    public Task HandleAsync(OrderConfirmed integrationEvent, EventContext context, CancellationToken cancellationToken) => TellBuyerAsync(integrationEvent, OrderMessages.Confirmed, cancellationToken);

    public Task HandleAsync(OrderRejected integrationEvent, EventContext context, CancellationToken cancellationToken) => TellBuyerAsync(integrationEvent, OrderMessages.Rejected, cancellationToken);

    public async Task HandleAsync(OrderCancelled integrationEvent, EventContext context, CancellationToken cancellationToken)
    {
        await TellBuyerAsync(integrationEvent, OrderMessages.CancelledForBuyer, cancellationToken);
        // A seller never heard of an order that waited for its payment.
        if (integrationEvent.ActorType != Seller && integrationEvent.From != "pending_payment")
            await messenger.TellSellerAsync(integrationEvent.SellerId, OrderMessages.CancelledForSeller, ValuesOf(integrationEvent), cancellationToken);
    }

    public Task HandleAsync(OrderShipped integrationEvent, EventContext context, CancellationToken cancellationToken) => TellBuyerAsync(integrationEvent, OrderMessages.Shipped, cancellationToken);

    public Task HandleAsync(OrderDelivered integrationEvent, EventContext context, CancellationToken cancellationToken) =>
        integrationEvent.ActorType == Buyer ? Task.CompletedTask : TellBuyerAsync(integrationEvent, OrderMessages.Delivered, cancellationToken);

    public Task HandleAsync(OrderExpired integrationEvent, EventContext context, CancellationToken cancellationToken) => TellBuyerAsync(integrationEvent, OrderMessages.Expired, cancellationToken);

    private Task TellBuyerAsync(OrderMoved moved, Message message, CancellationToken cancellationToken) => messenger.TellUserAsync(moved.BuyerId, message, ValuesOf(moved), cancellationToken);

    private static Dictionary<string, object?> ValuesOf(OrderMoved moved) => new() { ["number"] = moved.Number, ["total"] = moved.Total };
}
