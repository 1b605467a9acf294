using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>How support takes part in the messages of an order.</summary>
public static class MessagesAdminEndpoints
{
    public static void MapMessagesAdmin(this IEndpointRouteBuilder api)
    {
        var messages = api.MapGroup("/admin/orders/{id:guid}/messages")
            .WithTags("Admin: orders")
            .RequirePermission(Permissions.Support);
        messages
            .MapGet("/", ListAnyMessages)
            .Produces<ConversationResponse>()
            .ProducesProblems(PlatformErrors.NotFound, PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List the messages about any order, hidden ones too, newest first");
        messages
            .MapPost("/", WriteMessage)
            .Idempotent()
            .Validates<SendMessageRequest, SendMessageRequest.Validator>()
            .Produces<OrderMessageView>(StatusCodes.Status201Created)
            .ProducesProblems(PlatformErrors.NotFound, MessageErrors.NotAllowed, FileErrors.NotAttachable)
            .WithSummary("Write to the buyer and the store of an order");
        messages
            .MapPost("/{messageId:guid}/hide", HideMessage)
            .Validates<HideMessageRequest, HideMessageRequest.Validator>()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Hide a message from the buyer and the store");
    }

    public static Task<IResult> ListAnyMessages(
        Guid id,
        [AsParameters] PageQuery page,
        CurrentUser user,
        HttpContext context,
        MessageQueries messages,
        CancellationToken cancellationToken
    ) =>
        MessagesEndpoints.ListAsync(
            id,
            OrderActor.Administrator(user.Actor),
            page,
            context,
            messages,
            cancellationToken
        );

    public static async Task<IResult> WriteMessage(
        Guid id,
        SendMessageRequest request,
        CurrentUser user,
        MessageModerationService messages,
        CancellationToken cancellationToken
    ) =>
        (
            await messages.WriteAsync(request.ToCommand(id, OrderActor.Administrator(user.Actor)), cancellationToken)
        ).ToHttp(sent => TypedResults.Created($"/api/v1/admin/orders/{id}/messages", sent));

    public static async Task<IResult> HideMessage(
        Guid id,
        Guid messageId,
        HideMessageRequest request,
        CurrentUser user,
        MessageModerationService messages,
        CancellationToken cancellationToken
    ) => (await messages.HideAsync(new(user.Actor.Id, id, messageId, request.Reason), cancellationToken)).ToHttp();
}
