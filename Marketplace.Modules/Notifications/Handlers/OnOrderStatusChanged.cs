using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Notifies the party that did not change the order of its new status, and the seller when the buyer asks to
/// cancel.</summary>
internal sealed class OnOrderStatusChanged(NotificationSender sender, OrderMailer mailer, IOrderDirectory orders)
    : IEventBatchHandler<OrderConfirmed>,
        IEventBatchHandler<OrderRejected>,
        IEventBatchHandler<OrderCancelRequested>,
        IEventBatchHandler<OrderCancelled>,
        IEventBatchHandler<OrderShipped>,
        IEventBatchHandler<OrderDelivered>,
        IEventBatchHandler<OrderCompleted>,
        IEventBatchHandler<OrderExpired>
{
    private const string Buyer = "buyer";
    private const string Seller = "seller";
    private const string Unpaid = "pending_payment";

    public Task HandleAsync(IReadOnlyList<ReceivedEvent<OrderConfirmed>> events, CancellationToken cancellationToken) =>
        NotifyAsync(events, _ => OrderMessages.Confirmed, Nothing, cancellationToken);

    public Task HandleAsync(IReadOnlyList<ReceivedEvent<OrderRejected>> events, CancellationToken cancellationToken) =>
        NotifyAsync(events, _ => OrderMessages.Rejected, Nothing, cancellationToken);

    public Task HandleAsync(
        IReadOnlyList<ReceivedEvent<OrderCancelRequested>> events,
        CancellationToken cancellationToken
    ) => NotifyAsync(events, Nothing, _ => OrderMessages.CancelRequested, cancellationToken);

    public Task HandleAsync(IReadOnlyList<ReceivedEvent<OrderCancelled>> events, CancellationToken cancellationToken) =>
        NotifyAsync(
            events,
            e => OrderMessages.CancelledForBuyer with { ToGuests = e.From != Unpaid },
            // The seller was never notified of an order that was still awaiting payment.
            e => e.ActorType != Seller && e.From != Unpaid ? OrderMessages.CancelledForSeller : null,
            cancellationToken
        );

    public Task HandleAsync(IReadOnlyList<ReceivedEvent<OrderShipped>> events, CancellationToken cancellationToken) =>
        NotifyAsync(events, _ => OrderMessages.Shipped, Nothing, cancellationToken);

    public Task HandleAsync(IReadOnlyList<ReceivedEvent<OrderDelivered>> events, CancellationToken cancellationToken) =>
        NotifyAsync(events, e => e.ActorType == Buyer ? null : OrderMessages.Delivered, Nothing, cancellationToken);

    public Task HandleAsync(IReadOnlyList<ReceivedEvent<OrderCompleted>> events, CancellationToken cancellationToken) =>
        NotifyAsync(events, Nothing, _ => OrderMessages.Completed, cancellationToken);

    public Task HandleAsync(IReadOnlyList<ReceivedEvent<OrderExpired>> events, CancellationToken cancellationToken) =>
        NotifyAsync(
            events,
            e => e.ReasonCode == OrderExpired.PaymentMismatch ? OrderMessages.ExpiredByMismatch : OrderMessages.Expired,
            Nothing,
            cancellationToken
        );

    private static Message? Nothing(OrderMoved moved) => null;

    /// <param name="forBuyer">What the buyer is told; null for nothing.</param>
    /// <param name="forSeller">What the seller is told; null for nothing.</param>
    private async Task NotifyAsync<TEvent>(
        IReadOnlyList<ReceivedEvent<TEvent>> events,
        Func<TEvent, Message?> forBuyer,
        Func<TEvent, Message?> forSeller,
        CancellationToken cancellationToken
    )
        where TEvent : OrderMoved
    {
        var told = events.Where(e => forBuyer(e.Event) is not null || forSeller(e.Event) is not null).ToList();
        if (told.Count == 0)
            return;
        var sheets = await orders.FindAsync([.. told.Select(e => e.Event.OrderId).Distinct()], cancellationToken);
        var notices = new List<Notice>();
        foreach (var (moved, context) in told)
        {
            var (order, values) = (sheets.GetValueOrDefault(moved.OrderId), ValuesOf(moved));
            if (forBuyer(moved) is { } message)
            {
                var dress = order is null ? null : mailer.ForBuyer(order, message);
                notices.Add(new(context, Addressee.User(moved.BuyerId), message, values, dress));
            }

            if (forSeller(moved) is { } toSeller)
            {
                var dress = order is null ? null : mailer.ForSeller(order);
                notices.Add(new(context, Addressee.OwnerOf(moved.SellerId), toSeller, values, dress));
            }
        }

        await sender.NotifyAsync(notices, cancellationToken);
    }

    private static MessageValues ValuesOf(OrderMoved moved) =>
        new MessageValues().Id("orderId", moved.OrderId).Text("number", moved.Number).Money("total", moved.Total);
}
