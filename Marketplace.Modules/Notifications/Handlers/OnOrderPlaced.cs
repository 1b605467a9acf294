using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Notifies the buyer and the seller of a new order.</summary>
internal sealed class OnOrderPlaced(NotificationSender sender) : IEventHandler<OrderPlaced>
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
        await sender.NotifyUserAsync(
            context,
            integrationEvent.BuyerId,
            OrderMessages.PlacedForBuyer,
            values,
            cancellationToken
        );
        await sender.NotifySellerAsync(
            context,
            integrationEvent.SellerId,
            OrderMessages.PlacedForSeller,
            values,
            cancellationToken
        );
    }
}
