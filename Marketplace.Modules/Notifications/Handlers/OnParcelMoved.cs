using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Tells the buyer of parcels that come before the last one, and of every failed delivery; the seller of those
/// that the carrier reported.</summary>
/// <remarks>Where a parcel changes the status of its order, the order's own message says so.</remarks>
internal sealed class OnParcelMoved(
    NotificationSender sender,
    ParcelMailer mailer,
    IOrderDirectory orders,
    IParcelDirectory parcels
) : IEventHandler<ParcelShipped>, IEventHandler<ParcelDelivered>, IEventHandler<ParcelUndelivered>
{
    private const string Carrier = "carrier";

    private static readonly Dictionary<string, LocalizedText> Reasons = new(StringComparer.Ordinal)
    {
        ["refused"] = new("kabul edilmedi", "it was refused"),
        ["not_found"] = new("adreste kimse bulunamadı", "nobody was found at the address"),
        ["damaged"] = new("yolda hasar gördü", "it was damaged on its way"),
        ["lost"] = new("kargoda kayboldu", "the carrier lost it"),
    };

    public Task HandleAsync(
        ParcelShipped integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) =>
        integrationEvent.MovesOrder
            ? Task.CompletedTask
            : NotifyAsync(integrationEvent, context, ParcelMessages.Shipped, null, cancellationToken);

    public Task HandleAsync(
        ParcelDelivered integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) =>
        integrationEvent.MovesOrder
            ? Task.CompletedTask
            : NotifyAsync(integrationEvent, context, ParcelMessages.Delivered, null, cancellationToken);

    public Task HandleAsync(
        ParcelUndelivered integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) =>
        NotifyAsync(
            integrationEvent,
            context,
            ParcelMessages.UndeliveredForBuyer,
            integrationEvent.Source == Carrier ? ParcelMessages.UndeliveredForSeller : null,
            cancellationToken
        );

    /// <param name="forSeller">Null to tell the buyer alone.</param>
    private async Task NotifyAsync(
        ParcelMoved moved,
        EventContext context,
        Message forBuyer,
        Message? forSeller,
        CancellationToken cancellationToken
    )
    {
        var order = await orders.FindAsync(moved.OrderId, cancellationToken);
        var parcel = await parcels.FindAsync(moved.ParcelId, cancellationToken);
        var values = ValuesOf(moved);
        var isKnown = order is not null && parcel is not null;
        var dress = isKnown ? mailer.ForBuyer(order!, parcel!, forBuyer) : null;
        var notices = new List<Notice> { new(context, Addressee.User(moved.BuyerId), forBuyer, values, dress) };
        if (forSeller is not null)
        {
            var forStore = isKnown ? mailer.ForSeller(order!, parcel!) : null;
            notices.Add(new(context, Addressee.OwnerOf(moved.SellerId), forSeller, values, forStore));
        }

        await sender.NotifyAsync(notices, cancellationToken);
    }

    private static MessageValues ValuesOf(ParcelMoved moved)
    {
        var values = new MessageValues()
            .Id("orderId", moved.OrderId)
            .Id("parcelId", moved.ParcelId)
            .Text("number", moved.Number)
            .Text("parcel", moved.ParcelNumber);
        return moved is ParcelUndelivered undelivered && Reasons.TryGetValue(undelivered.Reason, out var reason)
            ? values.Words("reason", reason)
            : values;
    }
}
