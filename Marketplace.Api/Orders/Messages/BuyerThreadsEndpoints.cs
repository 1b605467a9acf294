using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Notifications;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>A buyer's conversations, and what they have not read.</summary>
public static class BuyerThreadsEndpoints
{
    public static void MapBuyerThreads(this IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Orders").RequirePermission(Permissions.SignedIn);
        me.MapGet("/threads", ListMyThreads)
            .Produces<PageResponse<BuyerThread>>()
            .ProducesProblems(PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List your orders with messages, those with the latest message first")
            .WithDescription("`unread=true` returns those with messages that you have not read.");
        me.MapGet("/unread", CountUnread)
            .Produces<UnreadResponse>()
            .WithSummary("Count what you have not read: messages and notifications")
            .WithDescription("For the badges of a page's head, in one call. Notifications are counted up to 100.");
    }

    public static async Task<IResult> ListMyThreads(
        bool? unread,
        [AsParameters] PageQuery page,
        CurrentUser user,
        ThreadQueries threads,
        CancellationToken cancellationToken
    )
    {
        var request = page.ToRequest();
        return request.Succeeded
            ? (await threads.OfBuyerAsync(user.Actor.Id, unread, request.Value, cancellationToken)).ToHttp(
                ApiResults.Page
            )
            : Problems.From(request.Error);
    }

    public static async Task<IResult> CountUnread(
        CurrentUser user,
        ThreadQueries threads,
        NotificationQueries notifications,
        CancellationToken cancellationToken
    )
    {
        var messages = await threads.UnreadOfBuyerAsync(user.Actor.Id, cancellationToken);
        var told = await notifications.CountUnreadAsync(user.Actor.Id, cancellationToken);
        return TypedResults.Ok(new UnreadResponse(messages.Messages, messages.Threads, told));
    }
}

/// <summary>What a buyer has not read.</summary>
/// <param name="Messages">Messages about their orders.</param>
/// <param name="Threads">Orders with such messages.</param>
/// <param name="Notifications">At most 100.</param>
public sealed record UnreadResponse(int Messages, int Threads, int Notifications);
