using System.Text.Json;
using Marketplace.Foundation;
using Marketplace.Modules.Notifications;

namespace Marketplace.Api.Notifications;

/// <summary>A notification to the user.</summary>
/// <param name="Template">Stable name of the message, for example <c>order.shipped</c>.</param>
/// <param name="Title">In the language of the request.</param>
/// <param name="Params">Ids of related objects, such as <c>orderId</c>, and the values used in the text.</param>
/// <param name="ReadAt">Null while unread.</param>
public sealed record NotificationResponse(
    Guid Id,
    NotificationKind Kind,
    string Template,
    string Title,
    string Text,
    JsonElement Params,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ReadAt
)
{
    public static NotificationResponse From(Notification notification, Language language, TimeZoneInfo zone)
    {
        var text = notification.In(language, zone);
        return new(
            notification.Id,
            notification.Kind,
            notification.Template,
            text.Subject,
            text.Body,
            JsonElement.Parse(notification.Params),
            notification.CreatedAt,
            notification.ReadAt
        );
    }
}
