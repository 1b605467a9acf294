using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Tells the buyer that the order was received, and the seller that there is one.</summary>
public sealed class OnOrderPlaced(Messenger messenger) : IEventHandler<OrderPlaced>
{
    public async Task HandleAsync(OrderPlaced integrationEvent, EventContext context, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, object?> { ["number"] = integrationEvent.Number, ["total"] = integrationEvent.Total, ["units"] = integrationEvent.Lines.Sum(l => l.Quantity) };
        await messenger.TellUserAsync(integrationEvent.BuyerId, OrderMessages.PlacedForBuyer, values, cancellationToken);
        await messenger.TellSellerAsync(integrationEvent.SellerId, OrderMessages.PlacedForSeller, values, cancellationToken);
    }
}
