using System.Text.Json;
using Marketplace.Modules.Notifications;

namespace Marketplace.Api.Notifications;

/// <summary>Something the user was told.</summary>
/// <param name="Template">Stable name of what happened, for example <c>order.shipped</c>.</param>
/// <param name="Title">In the reader's language.</param>
/// <param name="Params">What it is about: ids such as <c>orderId</c>, and the values of the text.</param>
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
    public static NotificationResponse From(Notification notification, string language)
    {
        var text = notification.In(language);
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
