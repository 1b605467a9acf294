using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Tells the buyer which part of an order they do not get, unless the whole order ended, which has its own
/// message; and the seller of an undelivered parcel that the system has closed.</summary>
internal sealed class OnUnitsCancelled(NotificationSender sender, OrderMailer mailer, IOrderDirectory orders)
    : IEventHandler<UnitsCancelled>
{
    private const string System = "system";

    public async Task HandleAsync(UnitsCancelled cancelled, EventContext context, CancellationToken cancellationToken)
    {
        var notices = new List<Notice>();
        if (!cancelled.EndsOrder)
            notices.Add(await ForBuyerAsync(cancelled, context, cancellationToken));
        if (cancelled is { ParcelId: not null, ActorType: System })
        {
            var values = new MessageValues().Id("orderId", cancelled.OrderId).Text("number", cancelled.Number);
            var owner = Addressee.OwnerOf(cancelled.SellerId);
            notices.Add(new(context, owner, ParcelMessages.ClosedForSeller, values, null));
        }

        if (notices.Count > 0)
            await sender.NotifyAsync(notices, cancellationToken);
    }

    private async Task<Notice> ForBuyerAsync(
        UnitsCancelled cancelled,
        EventContext context,
        CancellationToken cancellationToken
    )
    {
        var order = await orders.FindAsync(cancelled.OrderId, cancellationToken);
        var values = new MessageValues()
            .Id("orderId", cancelled.OrderId)
            .Text("number", cancelled.Number)
            .Number("units", cancelled.Lines.Sum(l => l.Quantity))
            .Money("amount", cancelled.Amount);
        var dress = order is null ? null : mailer.ForBuyer(order, OrderMessages.UnitsCancelled);
        return new(context, Addressee.User(cancelled.BuyerId), OrderMessages.UnitsCancelled, values, dress);
    }
}
