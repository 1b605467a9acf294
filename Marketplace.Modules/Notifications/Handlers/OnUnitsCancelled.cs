using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Tells the buyer which part of an order they do not get; the end of the whole order has its own
/// message.</summary>
internal sealed class OnUnitsCancelled(NotificationSender sender, OrderMailer mailer, IOrderDirectory orders)
    : IEventHandler<UnitsCancelled>
{
    public async Task HandleAsync(UnitsCancelled cancelled, EventContext context, CancellationToken cancellationToken)
    {
        if (cancelled.EndsOrder)
            return;
        var order = await orders.FindAsync(cancelled.OrderId, cancellationToken);
        var values = new MessageValues()
            .Id("orderId", cancelled.OrderId)
            .Text("number", cancelled.Number)
            .Number("units", cancelled.Lines.Sum(l => l.Quantity))
            .Money("amount", cancelled.Amount);
        var dress = order is null ? null : mailer.ForBuyer(order, OrderMessages.UnitsCancelled);
        await sender.NotifyAsync(
            [new(context, Addressee.User(cancelled.BuyerId), OrderMessages.UnitsCancelled, values, dress)],
            cancellationToken
        );
    }
}
