using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Api.Orders;

/// <summary>Messages between buyer and store: the store's side.</summary>
public static class SellerMessagesEndpoints
{
    public static void MapSellerMessages(this IEndpointRouteBuilder api)
    {
        var threads = api.MapGroup("/seller/{sellerId:guid}/threads")
            .WithTags("Seller: orders")
            .RequirePermission(Permissions.Seller(SellerScopes.MessagesWrite));
        threads
            .MapGet("/", ListThreads)
            .Produces<PageResponse<ThreadSummary>>()
            .ProducesProblems(PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List the orders with messages, those with the latest message first")
            .WithDescription("`unread=true` returns those with messages that no member of the store has read.");
        threads
            .MapGet("/unread", CountUnreadThreads)
            .Produces<UnreadMessages>()
            .WithSummary("Count the messages that no member of the store has read");
        threads
            .MapGet("/{threadId:guid}/messages", ListThreadMessages)
            .Produces<ConversationResponse>()
            .ProducesProblems(PlatformErrors.NotFound, PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List the messages about one of the store's orders, newest first");
        threads
            .MapPost("/{threadId:guid}/messages", SendThreadMessage)
            .Validates<SendMessageRequest, SendMessageRequest.Validator>()
            .Produces<OrderMessageView>(StatusCodes.Status201Created)
            .ProducesProblems(PlatformErrors.NotFound, FileErrors.NotAttachable, PlatformErrors.RateLimited)
            .WithSummary("Write to the buyer of one of the store's orders");
        threads
            .MapPost("/{threadId:guid}/read", ReadThreadMessages)
            .IgnoresIdempotencyKey()
            .Validates<ReadMessagesRequest, ReadMessagesRequest.Validator>()
            .Produces<ReadState>()
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Mark the messages about one of the store's orders as read");
    }

    public static async Task<IResult> ListThreads(
        Guid sellerId,
        bool? unread,
        [AsParameters] PageQuery page,
        ThreadQueries threads,
        CancellationToken cancellationToken
    )
    {
        var request = page.ToRequest();
        return request.Succeeded
            ? (await threads.OfStoreAsync(sellerId, unread, request.Value, cancellationToken)).ToHttp(ApiResults.Page)
            : Problems.From(request.Error);
    }

    public static async Task<IResult> CountUnreadThreads(
        Guid sellerId,
        ThreadQueries threads,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await threads.UnreadOfStoreAsync(sellerId, cancellationToken));

    public static Task<IResult> ListThreadMessages(
        Guid sellerId,
        Guid threadId,
        [AsParameters] PageQuery page,
        CurrentUser user,
        HttpContext context,
        MessageQueries messages,
        CancellationToken cancellationToken
    ) =>
        MessagesEndpoints.ListAsync(
            threadId,
            OrderActor.Seller(user.Actor, sellerId),
            page,
            context,
            messages,
            cancellationToken
        );

    public static async Task<IResult> SendThreadMessage(
        Guid sellerId,
        Guid threadId,
        SendMessageRequest request,
        CurrentUser user,
        MessageService messages,
        CancellationToken cancellationToken
    )
    {
        var store = OrderActor.Seller(user.Actor, sellerId);
        return (await messages.SendAsync(request.ToCommand(threadId, store), cancellationToken)).ToHttp(sent =>
            TypedResults.Created($"/api/v1/seller/{sellerId}/threads/{threadId}/messages", sent)
        );
    }

    public static async Task<IResult> ReadThreadMessages(
        Guid sellerId,
        Guid threadId,
        ReadMessagesRequest request,
        CurrentUser user,
        MessageService messages,
        CancellationToken cancellationToken
    )
    {
        var store = OrderActor.Seller(user.Actor, sellerId);
        return (await messages.ReadAsync(new(threadId, store, request.Seq), cancellationToken)).ToHttp(TypedResults.Ok);
    }
}
