using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>What an event means to those who have something open.</summary>
internal static class LiveSignals
{
    private const string Buyer = "buyer";
    private const string Seller = "seller";
    private const string Unpaid = "pending_payment";

    /// <summary>Topic, type and subject of each signal; none for an event that another one follows.</summary>
    public static IEnumerable<(LiveTopic Topic, string Type, Guid? Subject)> Of(IIntegrationEvent integrationEvent) =>
        integrationEvent switch
        {
            OrderPlaced e =>
            [
                (LiveTopic.Store(e.SellerId), LiveTypes.OrderPlaced, e.OrderId),
                (LiveTopic.User(e.BuyerId), LiveTypes.OrderChanged, e.OrderId),
            ],
            // The store never saw an order that was not paid.
            OrderMoved { From: Unpaid } e => [(LiveTopic.User(e.BuyerId), LiveTypes.OrderChanged, e.OrderId)],
            OrderMoved e => Both(e.SellerId, e.BuyerId, LiveTypes.OrderChanged, e.OrderId),
            ParcelMoved { MovesOrder: true } or UnitsCancelled { EndsOrder: true } => [],
            ParcelMoved e => Both(e.SellerId, e.BuyerId, LiveTypes.OrderChanged, e.OrderId),
            UnitsCancelled e => Both(e.SellerId, e.BuyerId, LiveTypes.OrderChanged, e.OrderId),
            OrderInvoiceLinked e => [(LiveTopic.User(e.BuyerId), LiveTypes.OrderChanged, e.OrderId)],
            ReturnMoved e => Both(e.SellerId, e.BuyerId, LiveTypes.ReturnChanged, e.ReturnId),
            OrderMessageSent e => Both(e.SellerId, e.BuyerId, LiveTypes.MessageReceived, e.OrderId)
                .Where(s => s.Topic.Audience != SideOf(e.SenderRole)),
            StockLow e => [(LiveTopic.Store(e.SellerId), LiveTypes.StockLow, e.VariantId)],
            OutOfStock e => [(LiveTopic.Store(e.SellerId), LiveTypes.StockOut, e.VariantId)],
            BackInStock e => [(LiveTopic.Store(e.SellerId), LiveTypes.StockBack, e.VariantId)],
            MemberLeft e => [(LiveTopic.User(e.UserId), LiveTypes.AccessChanged, e.SellerId)],
            MemberRoleChanged e => [(LiveTopic.User(e.UserId), LiveTypes.AccessChanged, e.SellerId)],
            _ => throw new InvalidOperationException($"{integrationEvent.GetType().Name} means nothing live."),
        };

    private static IEnumerable<(LiveTopic Topic, string Type, Guid? Subject)> Both(
        Guid sellerId,
        Guid buyerId,
        string type,
        Guid subject
    ) => [(LiveTopic.Store(sellerId), type, subject), (LiveTopic.User(buyerId), type, subject)];

    /// <summary>Support is on neither side.</summary>
    private static LiveAudience? SideOf(string role) =>
        role switch
        {
            Buyer => LiveAudience.User,
            Seller => LiveAudience.Store,
            _ => null,
        };
}
