using Marketplace.Api.Http;
using Marketplace.Modules.Notifications;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Net.Http.Headers;

namespace Marketplace.Api.Live;

/// <summary>Streams that tell what has changed, as server-sent events.</summary>
public static class LiveEventsEndpoints
{
    private const string EventStream = "text/event-stream";
    private const string LastEventId = "Last-Event-ID";

    private const string Meaning =
        "Server-sent events, each a hint of what to read again: at most once, and without the thing itself. A stream "
        + "begins with resync, unless it goes on from Last-Event-ID. It ends when the access token expires: open "
        + "another with a new one. Comments show that an idle stream lives.";

    private static readonly HeaderMetadata LastSeen = new(
        LastEventId,
        "The id of the last event that was seen; the stream goes on from there if that is known, else with resync.",
        "01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6a"
    );

    public static void MapLiveEvents(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me/events", FollowOwn)
            .RequirePermission(Permissions.SignedIn)
            .WithTags("Notifications")
            .Streams()
            .WithSummary("Follow what changes for you")
            .WithDescription(Meaning);
        api.MapGet("/seller/{sellerId:guid}/events", FollowStore)
            .RequirePermission(Permissions.Seller(SellerScopes.OrdersRead))
            .WithTags("Seller: orders")
            .Streams()
            .WithSummary("Follow what changes in the store")
            .WithDescription(Meaning + " Returns and stock need the scopes for them.");
    }

    public static IResult FollowOwn(HttpContext context, CurrentUser user, LiveHub hub) =>
        Follow(context, user.Actor, LiveTopic.User(user.Actor.Id), hub);

    public static IResult FollowStore(Guid sellerId, HttpContext context, CurrentUser user, LiveHub hub) =>
        Follow(context, user.Actor, LiveTopic.Store(sellerId), hub);

    private static RouteHandlerBuilder Streams(this RouteHandlerBuilder endpoint) =>
        endpoint
            .Produces<LiveEvent>(StatusCodes.Status200OK, EventStream)
            .ProducesProblems(LiveErrors.NotAskedFor, LiveErrors.TooManyStreams, LiveErrors.Full)
            // It lasts as long as somebody looks, which says nothing about how fast answers are.
            .WithMetadata(LastSeen, new DisableHttpMetricsAttribute());

    private static IResult Follow(HttpContext context, Actor reader, LiveTopic topic, LiveHub hub)
    {
        // Who does not ask for a stream would wait for the end of the answer.
        if (!AsksForStream(context.Request))
            return Problems.From(LiveErrors.NotAskedFor);
        if (HeadMiddleware.IsHead(context))
            return TypedResults.Bytes(ReadOnlyMemory<byte>.Empty, EventStream);
        Guid? lastSeen = Guid.TryParse(context.Request.Headers[LastEventId], out var id) ? id : null;
        var opened = hub.Open(reader.Id, topic, lastSeen);
        if (!opened.Succeeded)
            return Problems.From(opened.Error);
        context.Response.RegisterForDispose(opened.Value);
        // Proxies that buffer would hold events back.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        var feed = context.RequestServices.GetRequiredService<LiveFeed>();
        return TypedResults.ServerSentEvents(
            feed.ReadAsync(opened.Value, new LiveAccess(context, reader, topic), context)
        );
    }

    private static bool AsksForStream(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        && accepted.Any(type => type.MediaType.Equals(EventStream, StringComparison.OrdinalIgnoreCase));
}
