using Marketplace.Api.Http;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>Messages about an order, newest first.</summary>
/// <param name="ThreadId">The same as the order's.</param>
/// <param name="Unread">Messages of the others that your side has not read; 0 for support.</param>
/// <param name="ReadSeq">Number of the last message your side has read; 0 before the first.</param>
public sealed record ConversationResponse(
    Guid ThreadId,
    Guid OrderId,
    int Unread,
    int ReadSeq,
    IReadOnlyList<OrderMessageView> Data,
    PageInfo Page
)
{
    /// <summary>The answer, with a <c>Link</c> to the next page.</summary>
    internal static IResult Answer(HttpContext context, Conversation found)
    {
        var (messages, next) = (found.Messages, found.Messages.NextCursor);
        ApiResults.LinkNext(context, next);
        return TypedResults.Ok(
            new ConversationResponse(
                found.OrderId,
                found.OrderId,
                found.Unread,
                found.ReadSeq,
                messages.Data,
                new(next, messages.HasMore)
            )
        );
    }
}
