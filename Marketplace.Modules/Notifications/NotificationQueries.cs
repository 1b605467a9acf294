using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Notifications;

/// <summary>Reads of a user's notifications and mail preferences.</summary>
public sealed class NotificationQueries(
    MarketplaceDbContext db,
    INotificationRepository notifications,
    CursorCodec cursors
)
{
    private const string Sort = "newest";

    /// <summary>A user's notifications, newest first. One statement.</summary>
    /// <param name="unread">True for unread ones only, false for read ones, null for both.</param>
    /// <remarks>Errors: <c>pagination.cursor_invalid</c>, <c>pagination.cursor_mismatch</c>.</remarks>
    public async Task<Result<Page<Notification>>> ListAsync(
        Guid userId,
        bool? unread,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var filters = $"{userId}|{unread}";
        var after = cursors.Decode(page.Cursor, Sort, filters, 1);
        if (!after.Succeeded)
            return after.Error;
        var rows = db.Set<Notification>().AsNoTracking().Where(n => n.UserId == userId);
        if (unread is true)
            rows = rows.Where(n => n.ReadAt == null);
        if (unread is false)
            rows = rows.Where(n => n.ReadAt != null);
        if (after.Value is [var key] && Guid.Parse(key) is var last)
            rows = rows.Where(n => n.Id < last);
        var found = await rows.OrderByDescending(n => n.Id).Take(page.Limit + 1).ToListAsync(cancellationToken);
        return Page<Notification>.From(found, page.Limit, n => cursors.Encode(Sort, filters, n.Id.ToString()));
    }

    /// <summary>A user's mail preferences, or the defaults when they never chose.</summary>
    public async Task<NotificationPreferences> PreferencesAsync(Guid userId, CancellationToken cancellationToken) =>
        (await notifications.ListPreferencesAsync([userId], cancellationToken)).GetValueOrDefault(userId)
        ?? NotificationPreferences.Default(userId);
}
