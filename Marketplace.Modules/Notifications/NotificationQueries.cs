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
    /// <summary>Beyond it, a page shows <c>99+</c>.</summary>
    public const int MostCounted = 100;

    private static readonly Keyset<Notification, Guid> Newest = Keyset.Descending<Notification>("newest", n => n.Id);

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
        var opened = Newest.Open(cursors, page, $"{userId}|{unread}");
        if (!opened.Succeeded)
            return opened.Error;
        var rows = db.Set<Notification>().AsNoTracking().Where(n => n.UserId == userId);
        if (unread is true)
            rows = rows.Where(n => n.ReadAt == null);
        if (unread is false)
            rows = rows.Where(n => n.ReadAt != null);
        return opened.Value.From(await opened.Value.Of(rows).ToListAsync(cancellationToken), n => n.Id);
    }

    /// <summary>How many notifications a user has not read, up to <see cref="MostCounted"/>. One statement.</summary>
    public Task<int> CountUnreadAsync(Guid userId, CancellationToken cancellationToken) =>
        db.Set<Notification>()
            .Where(n => n.UserId == userId && n.ReadAt == null)
            .OrderByDescending(n => n.Id)
            .Take(MostCounted)
            .CountAsync(cancellationToken);

    /// <summary>A user's mail preferences, or the defaults when they never chose.</summary>
    public async Task<NotificationPreferences> PreferencesAsync(Guid userId, CancellationToken cancellationToken) =>
        (await notifications.ListPreferencesAsync([userId], cancellationToken)).GetValueOrDefault(userId)
        ?? NotificationPreferences.Default(userId);
}
