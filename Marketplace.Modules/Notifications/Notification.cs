using Marketplace.Foundation;

namespace Marketplace.Modules.Notifications;

/// <summary>An in-app notification to one user, stored as a template name and its values so that it can be shown in any
/// language.</summary>
/// <remarks>Repeat: one per recipient and event; <see cref="DedupeKey"/> is unique.</remarks>
public sealed class Notification : Entity
{
    private Notification() { }

    public Guid UserId { get; private init; }

    public NotificationKind Kind { get; private init; }

    /// <summary>Name of the <see cref="Message"/>, stable for clients.</summary>
    public string Template { get; private init; } = "";

    /// <summary>JSON object, see <see cref="MessageValues"/>.</summary>
    public string Params { get; private init; } = "{}";

    /// <summary>Whether a mail was queued as well.</summary>
    public bool Emailed { get; private init; }

    public string DedupeKey { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Null while unread.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>Creates the notification of an event to a user.</summary>
    public static Notification Of(
        Guid id,
        Guid eventId,
        Guid userId,
        Message message,
        MessageValues values,
        bool emailed,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = id,
            UserId = userId,
            Kind = message.Kind,
            Template = message.Template,
            Params = values.ToJson(),
            Emailed = emailed,
            DedupeKey = $"{eventId:N}:{userId:N}",
            CreatedAt = now,
        };

    /// <summary>The text in a language.</summary>
    /// <param name="zone">Time zone of dates.</param>
    public MessageText In(Language language, TimeZoneInfo zone) =>
        Messages.ByTemplate[Template].In(language, zone, Params);

    /// <summary>Marks it as read. Repeat: keeps the first time.</summary>
    public void Read(DateTimeOffset now) => ReadAt ??= now;
}
