using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>What a buyer's mail says about payment and delivery, by what the mail is about.</summary>
internal static class OrderMailFacts
{
    private static readonly Message[] ToBeDelivered =
    [
        OrderMessages.PlacedForBuyer,
        OrderMessages.Confirmed,
        OrderMessages.Shipped,
    ];

    public static IReadOnlyList<MailFact> Of(OrderSheet order, Message message, Language language)
    {
        var facts = new List<MailFact>();
        if (message == OrderMessages.Shipped && order.Carrier is { } carrier)
            facts.Add(new(OrderMailWords.Carrier.In(language), carrier));
        if (message == OrderMessages.Shipped && order.TrackingNumber is { } tracking)
            facts.Add(new(OrderMailWords.TrackingNumber.In(language), tracking));
        if (ToBeDelivered.Contains(message))
        {
            var method = order.IsCash ? OrderMailWords.Cash : OrderMailWords.Card;
            facts.Add(new(OrderMailWords.DeliveredTo.In(language), order.Address));
            facts.Add(new(OrderMailWords.PaidBy.In(language), method.In(language)));
        }

        return facts;
    }
}
