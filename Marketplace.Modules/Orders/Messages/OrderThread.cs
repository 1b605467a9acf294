using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>The conversation about an order between its buyer, its store and support.</summary>
/// <remarks>Its id is the order's, so that either side can write first. Messages are rows of their own and are not
/// loaded with it; their numbers have no gaps.</remarks>
public sealed class OrderThread : Entity
{
    private OrderThread() { }

    public Guid BuyerId { get; private init; }

    public Guid SellerId { get; private init; }

    /// <summary>Number of the last message.</summary>
    public int LastSeq { get; private set; }

    public DateTimeOffset LastMessageAt { get; private set; }

    public ThreadSide Buyer { get; private init; } = new();

    public ThreadSide Seller { get; private init; } = new();

    /// <summary>The side that has unread messages here; null for support, whose reading is not counted.</summary>
    public ThreadSide? Of(MessageSide side) =>
        side switch
        {
            MessageSide.Buyer => Buyer,
            MessageSide.Seller => Seller,
            _ => null,
        };

    /// <summary>Writes the next message; the other sides have one more to read.</summary>
    internal OrderMessage Write(NewMessage message, DateTimeOffset now, TimeSpan announceAfter)
    {
        LastSeq++;
        LastMessageAt = now > LastMessageAt ? now : LastMessageAt;
        foreach (var side in Enum.GetValues<MessageSide>().Where(side => side != message.From))
            Of(side)?.Receive(now, announceAfter);
        return new()
        {
            Id = message.Id,
            ThreadId = Id,
            Seq = LastSeq,
            From = message.From,
            SenderId = message.SenderId,
            Body = message.Body,
            HadContactData = message.HadContactData,
            At = LastMessageAt,
        };
    }
}

/// <summary>What somebody writes.</summary>
internal sealed record NewMessage(Guid Id, MessageSide From, Guid SenderId, string Body, bool HadContactData);
