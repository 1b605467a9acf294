using Marketplace.Foundation;

namespace Marketplace.Modules.Orders.Contracts;

/// <summary>Somebody wrote a message about an order.</summary>
/// <param name="ThreadId">The same as the order's.</param>
/// <param name="SenderRole">buyer, seller or support.</param>
/// <param name="Seq">Number of the message within the thread.</param>
/// <param name="At">The time the message itself records.</param>
[EventName("marketplace.orders.message-sent.v1")]
public sealed record OrderMessageSent(
    Guid ThreadId,
    Guid OrderId,
    Guid SellerId,
    Guid BuyerId,
    string SenderRole,
    int Seq,
    DateTimeOffset At
) : IIntegrationEvent
{
    public string Subject => OrderId.ToString();

    internal static OrderMessageSent Of(Guid buyerId, Guid sellerId, OrderMessage message) =>
        new(message.ThreadId, message.ThreadId, sellerId, buyerId, WireName.Of(message.From), message.Seq, message.At);
}

/// <summary>The buyer or the store has messages that they have not read for a while.</summary>
/// <param name="ThreadId">The same as the order's.</param>
/// <param name="Reader">buyer or seller: who has not read.</param>
/// <param name="Unread">How many messages they have not read.</param>
[EventName("marketplace.orders.messages-waiting.v1")]
public sealed record OrderMessagesWaiting(
    Guid ThreadId,
    Guid OrderId,
    Guid SellerId,
    Guid BuyerId,
    string Reader,
    int Unread
) : IIntegrationEvent
{
    public string Subject => OrderId.ToString();

    internal static OrderMessagesWaiting Of(OrderThread thread, MessageSide reader, int unread) =>
        new(thread.Id, thread.Id, thread.SellerId, thread.BuyerId, WireName.Of(reader), unread);
}
