using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Tells the buyer that the store added its invoice; the mail links to the order, not to the
/// invoice.</summary>
internal sealed class OnOrderInvoiceLinked(NotificationSender sender, OrderMailer mailer, IOrderDirectory orders)
    : IEventBatchHandler<OrderInvoiceLinked>
{
    public async Task HandleAsync(
        IReadOnlyList<ReceivedEvent<OrderInvoiceLinked>> events,
        CancellationToken cancellationToken
    )
    {
        var sheets = await orders.FindAsync([.. events.Select(e => e.Event.OrderId).Distinct()], cancellationToken);
        var notices = events.Select(e => new Notice(
            e.Context,
            Addressee.User(e.Event.BuyerId),
            ConversationMessages.InvoiceLinked,
            new MessageValues().Id("orderId", e.Event.OrderId).Text("number", e.Event.Number),
            sheets.GetValueOrDefault(e.Event.OrderId) is { } order ? mailer.LinkForBuyer(order) : null
        ));
        await sender.NotifyAsync([.. notices], cancellationToken);
    }
}
