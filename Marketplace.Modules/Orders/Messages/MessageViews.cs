using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;

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
    /// <summary>Files of the message; none where its words are hidden.</summary>
    public IReadOnlyList<FileView> Files { get; init; } = [];

    /// <summary>Account of the sender; null unless the reader is support or an administrator.</summary>
    public Guid? SenderId { get; init; }

    internal static OrderMessageView Of(OrderMessage message, IEnumerable<OrderFile> files, OrderActor reader)
    {
        var isSupport = reader.Type == OrderActorType.Admin;
        var isShown = message.HiddenAt is null || isSupport;
        return new(
            message.Id,
            message.Seq,
            message.From,
            isShown ? message.Body : null,
            message.HadContactData,
            message.HiddenReason,
            message.At
        )
        {
            Files = isShown ? [.. files.Select(f => FileView.OfMessage(f, message.ThreadId, reader))] : [],
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

/// <summary>The messages of one order in a buyer's list.</summary>
/// <param name="Id">The same as the order's.</param>
/// <param name="LastText">Beginning of the last message; null when support has hidden it.</param>
/// <param name="Unread">Messages that the buyer has not read.</param>
public sealed record BuyerThread(
    Guid Id,
    Guid OrderId,
    string OrderNumber,
    OrderStatus OrderStatus,
    SellerRef Seller,
    int Unread,
    int LastSeq,
    MessageSide LastFrom,
    string? LastText,
    DateTimeOffset LastMessageAt
);

/// <summary>What a side has not read.</summary>
/// <param name="Messages">Messages of the others, of all orders.</param>
/// <param name="Threads">Orders with such messages.</param>
public sealed record UnreadMessages(int Messages, int Threads);
