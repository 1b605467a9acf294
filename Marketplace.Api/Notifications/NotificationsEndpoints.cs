using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Notifications;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Notifications;

/// <summary>Notifications and mail preferences of the signed-in user.</summary>
public static class NotificationsEndpoints
{
    public static void MapNotifications(this IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Notifications");
        me.MapGet("/notifications", ListNotifications)
            .RequirePermission(Permissions.SignedIn)
            .Produces<PageResponse<NotificationResponse>>()
            .ProducesProblems(PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List your notifications, newest first")
            .WithDescription(
                "`unread=true` returns unread notifications only. Titles and texts are in the language of "
                    + "`Accept-Language`. Notifications are kept for 180 days."
            );
        me.MapPost("/notifications/{id:guid}/read", ReadNotification)
            .RequirePermission(Permissions.SignedIn)
            .IgnoresIdempotencyKey()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Mark a notification as read")
            .WithDescription("Idempotent: the time of the first call is kept.");
        me.MapGet("/notification-preferences", GetPreferences)
            .RequirePermission(Permissions.SignedIn)
            .Produces<NotificationPreferencesResponse>()
            .SendsETag()
            .WithSummary("Get your mail preferences");
        me.MapPut("/notification-preferences", ChangePreferences)
            .RequirePermission(Permissions.SignedIn)
            .RequiresIfMatch()
            .Validates<NotificationPreferencesRequest, NotificationPreferencesRequest.Validator>()
            .Produces<NotificationPreferencesResponse>()
            .SendsETag()
            .WithSummary("Change your mail preferences")
            .WithDescription(
                "In-app notifications cannot be turned off, and neither can mails about the account and its security "
                    + "or reminders of unpaid invoices."
            );
    }

    public static async Task<IResult> ListNotifications(
        bool? unread,
        [AsParameters] PageQuery page,
        CurrentUser user,
        HttpContext context,
        IOptions<MarketplaceOptions> marketplace,
        NotificationQueries queries,
        CancellationToken cancellationToken
    )
    {
        var request = page.ToRequest();
        if (!request.Succeeded)
            return Problems.From(request.Error);
        var found = await queries.ListAsync(user.Actor.Id, unread, request.Value, cancellationToken);
        var (language, zone) = (RequestLanguage.Of(context), marketplace.Value.Zone);
        return found.ToHttp(list => ApiResults.Page(list.Map(n => NotificationResponse.From(n, language, zone))));
    }

    public static async Task<IResult> ReadNotification(
        Guid id,
        CurrentUser user,
        NotificationService notifications,
        CancellationToken cancellationToken
    ) => (await notifications.MarkReadAsync(user.Actor, id, cancellationToken)).ToHttp();

    public static async Task<IResult> GetPreferences(
        CurrentUser user,
        NotificationQueries queries,
        CancellationToken cancellationToken
    ) => Answer(await queries.PreferencesAsync(user.Actor.Id, cancellationToken));

    public static async Task<IResult> ChangePreferences(
        NotificationPreferencesRequest request,
        IfMatch ifMatch,
        CurrentUser user,
        NotificationService notifications,
        CancellationToken cancellationToken
    ) =>
        (
            await notifications.ChangePreferencesAsync(
                user.Actor,
                request.ToChoice(),
                ifMatch.Expected,
                cancellationToken
            )
        ).ToHttp(Answer);

    private static IResult Answer(NotificationPreferences preferences) =>
        ApiResults.WithETag(NotificationPreferencesResponse.From(preferences), preferences.Version);
}
