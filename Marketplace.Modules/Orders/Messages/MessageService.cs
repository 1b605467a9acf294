using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Buyer, store and support write about an order, and read what the others wrote.</summary>
public sealed class MessageService(
    UnitOfWork unitOfWork,
    IOrderThreadRepository threads,
    MessageLimitPolicy limits,
    MessageTextPolicy texts,
    FileAttachmentService files,
    EventOutbox outbox
)
{
    /// <summary>Sends a message to the other sides, with the files its sender uploaded for it.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also for someone else's order; <c>message.not_allowed</c> before the
    /// order is placed; <c>rate.limited</c>, not for support; <c>file.not_attachable</c>. Repeat: sends another
    /// message, so use an Idempotency-Key. Order and locks: the sender's advisory lock, the thread, the
    /// files.</remarks>
    public Task<Result<OrderMessageView>> SendAsync(SendMessage input, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<OrderMessageView>(
            async ct =>
            {
                var order = await threads.FindOrderAsync(input.OrderId, ct);
                if (order is null || !order.IsVisibleTo(input.Party))
                    return PlatformErrors.NotFound;
                if (order.PlacedAt is null)
                    return MessageErrors.NotAllowed;
                var side = SideOf(input.Party);
                if (side != MessageSide.Support && await limits.RefusalAsync(input.Party.UserId!.Value, ct) is { } late)
                    return late;
                var thread = await threads.GetForUpdateAsync(order, texts.Now, ct);
                var message = thread.Write(texts.Compose(input, side), texts.Now, texts.AnnounceAfter);
                threads.Add(message);
                var attached = await files.AttachToMessageAsync(message.Id, message.SenderId, input.FileIds, ct);
                if (!attached.Succeeded)
                    return attached.Error;
                outbox.Add(OrderMessageSent.Of(thread.BuyerId, thread.SellerId, message));
                return OrderMessageView.Of(message, attached.Value, input.Party);
            },
            cancellationToken
        );

    /// <summary>Notes that the buyer or the store has read everything up to a message.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also for someone else's order; <c>validation.failed</c> for a number
    /// that no message has yet. Repeat: changes nothing, as an earlier number does. Order and locks: the
    /// thread.</remarks>
    public Task<Result<ReadState>> ReadAsync(ReadMessages input, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<ReadState>(
            async ct =>
            {
                var order = await threads.FindOrderAsync(input.OrderId, ct);
                if (order is null || !order.IsVisibleTo(input.Party))
                    return PlatformErrors.NotFound;
                var (thread, kind) = (await threads.FindForUpdateAsync(input.OrderId, ct), SideOf(input.Party));
                if (input.Seq > (thread?.LastSeq ?? 0))
                    return Invalid.Field("#/seq", "value.too_large", ("max", thread?.LastSeq ?? 0));
                var side = thread!.Of(kind) ?? throw new InvalidOperationException("Support has no unread messages.");
                var left =
                    input.Seq == thread.LastSeq ? 0 : await threads.CountAfterAsync(input.OrderId, input.Seq, kind, ct);
                side.Read(input.Seq, left);
                return new ReadState(side.Unread, side.ReadSeq);
            },
            cancellationToken
        );

    internal static MessageSide SideOf(OrderActor party) =>
        party.Type switch
        {
            OrderActorType.Buyer => MessageSide.Buyer,
            OrderActorType.Seller => MessageSide.Seller,
            OrderActorType.Admin => MessageSide.Support,
            _ => throw new InvalidOperationException($"{party.Type} writes no messages."),
        };
}

/// <summary>Somebody writes about an order.</summary>
/// <param name="Body">1 to 1000 characters of plain text.</param>
public sealed record SendMessage(Guid OrderId, OrderActor Party, string Body)
{
    /// <summary>Up to three files that the sender has uploaded.</summary>
    public IReadOnlyList<Guid> FileIds { get; init; } = [];
}

/// <summary>Somebody has read the messages of an order up to one.</summary>
/// <param name="Seq">Number of the last message read.</param>
public sealed record ReadMessages(Guid OrderId, OrderActor Party, int Seq);

/// <summary>How far a side has read.</summary>
/// <param name="Unread">Messages of the others that are not read.</param>
/// <param name="ReadSeq">Number of the last message read; 0 before the first.</param>
public sealed record ReadState(int Unread, int ReadSeq);
