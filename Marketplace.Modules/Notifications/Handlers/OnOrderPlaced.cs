using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Tells the buyer that the order was received, and the seller that there is one.</summary>
public sealed class OnOrderPlaced(NotificationSender messenger) : IEventHandler<OrderPlaced>
{
    public async Task HandleAsync(
        OrderPlaced integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    )
    {
        var values = new MessageValues()
            .Id("orderId", integrationEvent.OrderId)
            .Text("number", integrationEvent.Number)
            .Money("total", integrationEvent.Total)
            .Number("units", integrationEvent.Lines.Sum(l => l.Quantity));
        await messenger.TellUserAsync(
            context,
            integrationEvent.BuyerId,
            OrderMessages.PlacedForBuyer,
            values,
            cancellationToken
        );
        await messenger.TellSellerAsync(
            context,
            integrationEvent.SellerId,
            OrderMessages.PlacedForSeller,
            values,
            cancellationToken
        );
    }
}
