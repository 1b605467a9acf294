using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Notifies the buyer and the seller of a new order; the buyer gets one mail for the whole
/// purchase.</summary>
internal sealed class OnOrderPlaced(NotificationSender sender, OrderMailer mailer, IOrderDirectory orders)
    : IEventBatchHandler<OrderPlaced>
{
    public async Task HandleAsync(IReadOnlyList<ReceivedEvent<OrderPlaced>> events, CancellationToken cancellationToken)
    {
        var purchases = await orders.OfPurchasesAsync(
            [.. events.Select(e => e.Event.PurchaseId).Distinct()],
            cancellationToken
        );
        await sender.NotifyAsync(
            [.. events.SelectMany(e => NoticesOf(e.Event, e.Context, [.. purchases[e.Event.PurchaseId]]))],
            cancellationToken
        );
    }

    private IEnumerable<Notice> NoticesOf(OrderPlaced placed, EventContext context, OrderSheet[] purchase)
    {
        var values = new MessageValues()
            .Id("orderId", placed.OrderId)
            .Text("number", placed.Number)
            .Money("total", placed.Total)
            .Number("units", placed.Lines.Sum(l => l.Quantity));
        // All orders of a purchase are placed in one commit, so the first by id stands for all of them.
        var isFirst = purchase.FirstOrDefault()?.Id == placed.OrderId;
        yield return new(
            context,
            Addressee.User(placed.BuyerId),
            isFirst ? OrderMessages.PlacedForBuyer : OrderMessages.PlacedForBuyer with { ByMail = false },
            values,
            isFirst ? mailer.ForOrders(purchase) : null
        );
        var own = purchase.SingleOrDefault(order => order.Id == placed.OrderId);
        yield return new(
            context,
            Addressee.OwnerOf(placed.SellerId),
            OrderMessages.PlacedForSeller,
            values,
            own is null ? null : mailer.ForSeller(own)
        );
    }
}
