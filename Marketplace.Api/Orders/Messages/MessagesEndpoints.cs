using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>Messages between buyer and store: the buyer's side.</summary>
public static class MessagesEndpoints
{
    public static void MapMessages(this IEndpointRouteBuilder api)
    {
        var messages = api.MapGroup("/orders/{id:guid}/messages")
            .WithTags("Orders")
            .RequirePermission(Permissions.SignedIn);
        messages
            .MapGet("/", ListMessages)
            .Produces<ConversationResponse>()
            .ProducesProblems(PlatformErrors.NotFound, PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List the messages about one of your orders, newest first");
        messages
            .MapPost("/", SendMessage)
            .Validates<SendMessageRequest, SendMessageRequest.Validator>()
            .Produces<OrderMessageView>(StatusCodes.Status201Created)
            .ProducesProblems(
                PlatformErrors.NotFound,
                MessageErrors.NotAllowed,
                FileErrors.NotAttachable,
                PlatformErrors.RateLimited
            )
            .WithSummary("Write to the store about one of your orders");
        messages
            .MapPost("/read", ReadMessages)
            .IgnoresIdempotencyKey()
            .Validates<ReadMessagesRequest, ReadMessagesRequest.Validator>()
            .Produces<ReadState>()
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Mark the messages about one of your orders as read");
        api.MapBuyerThreads();
        api.MapSellerMessages();
        api.MapMessagesAdmin();
        api.MapMessageFiles();
        api.MapInvoiceLinks();
    }

    public static Task<IResult> ListMessages(
        Guid id,
        [AsParameters] PageQuery page,
        CurrentUser user,
        HttpContext context,
        MessageQueries messages,
        CancellationToken cancellationToken
    ) => ListAsync(id, OrderActor.Buyer(user.Actor), page, context, messages, cancellationToken);

    public static async Task<IResult> SendMessage(
        Guid id,
        SendMessageRequest request,
        CurrentUser user,
        MessageService messages,
        CancellationToken cancellationToken
    ) =>
        (await messages.SendAsync(request.ToCommand(id, OrderActor.Buyer(user.Actor)), cancellationToken)).ToHttp(
            sent => TypedResults.Created($"/api/v1/orders/{id}/messages", sent)
        );

    public static async Task<IResult> ReadMessages(
        Guid id,
        ReadMessagesRequest request,
        CurrentUser user,
        MessageService messages,
        CancellationToken cancellationToken
    ) =>
        (await messages.ReadAsync(new(id, OrderActor.Buyer(user.Actor), request.Seq), cancellationToken)).ToHttp(
            TypedResults.Ok
        );

    internal static async Task<IResult> ListAsync(
        Guid orderId,
        OrderActor reader,
        PageQuery page,
        HttpContext context,
        MessageQueries messages,
        CancellationToken cancellationToken
    )
    {
        var request = page.ToRequest();
        return request.Succeeded
            ? (await messages.OfOrderAsync(orderId, reader, request.Value, cancellationToken)).ToHttp(found =>
                ConversationResponse.Answer(context, found)
            )
            : Problems.From(request.Error);
    }
}
