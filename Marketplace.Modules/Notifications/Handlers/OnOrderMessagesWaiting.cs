using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Tells the buyer or the store of unread messages; the mail links to them and does not quote them.</summary>
internal sealed class OnOrderMessagesWaiting(NotificationSender sender, OrderMailer mailer, IOrderDirectory orders)
    : IEventBatchHandler<OrderMessagesWaiting>
{
    private const string Seller = "seller";

    public async Task HandleAsync(
        IReadOnlyList<ReceivedEvent<OrderMessagesWaiting>> events,
        CancellationToken cancellationToken
    )
    {
        var sheets = await orders.FindAsync([.. events.Select(e => e.Event.OrderId).Distinct()], cancellationToken);
        var notices = new List<Notice>();
        foreach (var (waiting, context) in events)
        {
            if (sheets.GetValueOrDefault(waiting.OrderId) is not { } order)
                continue;
            var values = new MessageValues()
                .Id("orderId", order.Id)
                .Text("number", order.Number)
                .Number("unread", waiting.Unread);
            notices.Add(
                waiting.Reader == Seller
                    ? new(
                        context,
                        Addressee.OwnerOf(waiting.SellerId),
                        ConversationMessages.WaitingForSeller,
                        values,
                        mailer.LinkForSeller(order)
                    )
                    : new(
                        context,
                        Addressee.User(waiting.BuyerId),
                        ConversationMessages.WaitingForBuyer,
                        values,
                        mailer.LinkForBuyer(order)
                    )
            );
        }

        await sender.NotifyAsync(notices, cancellationToken);
    }
}
