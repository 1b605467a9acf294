using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>A message as its reader may see it.</summary>
/// <param name="Seq">1, 2, 3 … within the order's messages.</param>
/// <param name="Body">Plain text; null when support has hidden it, except for support.</param>
/// <param name="HadContactData">Contact data in it was replaced by •••.</param>
/// <param name="HiddenReason">Why support has hidden it; null when it is visible.</param>
public sealed record OrderMessageView(
    Guid Id,
    int Seq,
    MessageSide From,
    string? Body,
    bool HadContactData,
    string? HiddenReason,
    DateTimeOffset At
)
{
    /// <summary>Account of the sender; null unless the reader is support or an administrator.</summary>
    public Guid? SenderId { get; init; }

    internal static OrderMessageView Of(OrderMessage message, OrderActor reader)
    {
        var isSupport = reader.Type == OrderActorType.Admin;
        return new(
            message.Id,
            message.Seq,
            message.From,
            message.HiddenAt is null || isSupport ? message.Body : null,
            message.HadContactData,
            message.HiddenReason,
            message.At
        )
        {
            SenderId = isSupport ? message.SenderId : null,
        };
    }
}

/// <summary>A page of an order's messages, newest first.</summary>
/// <param name="Unread">Messages of the others that the reader's side has not read; 0 for support.</param>
/// <param name="ReadSeq">Number of the last message that side has read.</param>
public sealed record Conversation(Guid OrderId, int Unread, int ReadSeq, Page<OrderMessageView> Messages);

/// <summary>The messages of one order in a store's list.</summary>
/// <param name="Id">The same as the order's.</param>
/// <param name="LastText">Beginning of the last message; null when support has hidden it.</param>
/// <param name="Unread">Messages that no member of the store has read.</param>
public sealed record ThreadSummary(
    Guid Id,
    Guid OrderId,
    string OrderNumber,
    OrderStatus OrderStatus,
    int Unread,
    int LastSeq,
    MessageSide LastFrom,
    string? LastText,
    DateTimeOffset LastMessageAt
);
