using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Notifications;

internal sealed class NotificationRepository(MarketplaceDbContext db) : INotificationRepository
{
    public async Task<IReadOnlySet<Guid>> AddNewAsync(
        IReadOnlyCollection<Notification> notifications,
        CancellationToken cancellationToken
    )
    {
        var rows = notifications.ToArray();
        var (ids, users, keys) = (
            rows.Select(n => n.Id).ToArray(),
            rows.Select(n => n.UserId).ToArray(),
            rows.Select(n => n.DedupeKey).ToArray()
        );
        var (kinds, templates, values) = (
            rows.Select(n => n.Kind.ToString()).ToArray(),
            rows.Select(n => n.Template).ToArray(),
            rows.Select(n => n.Params).ToArray()
        );
        var (emailed, times) = (rows.Select(n => n.Emailed).ToArray(), rows.Select(n => n.CreatedAt).ToArray());
        var added = await db
            .Database.SqlQuery<Guid>(
                $"""
                INSERT INTO notifications.notifications (id, user_id, kind, template, params, emailed, dedupe_key,
                    created_at, version)
                SELECT id, user_id, kind, template, params::jsonb, emailed, dedupe_key, created_at, 1
                FROM unnest({ids}, {users}, {kinds}, {templates}, {values}, {emailed}, {keys}, {times}) AS n (id,
                    user_id, kind, template, params, emailed, dedupe_key, created_at)
                ON CONFLICT (dedupe_key) DO NOTHING RETURNING id AS "Value"
                """
            )
            .ToListAsync(cancellationToken);
        return added.ToHashSet();
    }

    public Task<Notification?> FindAsync(Guid userId, Guid id, CancellationToken cancellationToken) =>
        db.Set<Notification>().SingleOrDefaultAsync(n => n.Id == id && n.UserId == userId, cancellationToken);

    public async Task<IReadOnlyDictionary<Guid, NotificationPreferences>> ListPreferencesAsync(
        IReadOnlyCollection<Guid> userIds,
        CancellationToken cancellationToken
    ) =>
        await db.Set<NotificationPreferences>()
            .AsNoTracking()
            .Where(p => userIds.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, cancellationToken);

    public async Task<NotificationPreferences> GetPreferencesForUpdateAsync(
        Guid userId,
        CancellationToken cancellationToken
    )
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO notifications.notification_preferences (id, order_mails, store_mails, payment_mails, version)
                VALUES ({userId}, true, true, true, 1) ON CONFLICT DO NOTHING
            """,
            cancellationToken
        );
        return (
            await db.Set<NotificationPreferences>()
                .FromSql($"SELECT * FROM notifications.notification_preferences WHERE id = {userId} FOR UPDATE")
                .ToListAsync(cancellationToken)
        ).Single();
    }
}
