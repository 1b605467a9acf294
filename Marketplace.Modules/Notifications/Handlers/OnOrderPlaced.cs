using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Notifies the buyer and the seller of a new order; the buyer gets one mail for the whole
/// purchase.</summary>
internal sealed class OnOrderPlaced(NotificationSender sender, OrderMailer mailer) : IEventHandler<OrderPlaced>
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
        var receipt = await mailer.ForPurchaseAsync(integrationEvent, cancellationToken);
        await sender.NotifyUserAsync(
            context,
            integrationEvent.BuyerId,
            receipt is null ? OrderMessages.PlacedForBuyer with { ByMail = false } : OrderMessages.PlacedForBuyer,
            values,
            cancellationToken,
            receipt
        );
        await sender.NotifySellerAsync(
            context,
            integrationEvent.SellerId,
            OrderMessages.PlacedForSeller,
            values,
            cancellationToken,
            await mailer.ForSellerAsync(integrationEvent.OrderId, cancellationToken)
        );
    }
}
