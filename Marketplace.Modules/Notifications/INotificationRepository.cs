namespace Marketplace.Modules.Notifications;

/// <summary>Stores notifications and users' mail preferences.</summary>
public interface INotificationRepository
{
    /// <summary>Adds the notifications whose user has not been notified of the event yet and returns the ids of those
    /// that were added. One statement.</summary>
    Task<IReadOnlySet<Guid>> AddNewAsync(
        IReadOnlyCollection<Notification> notifications,
        CancellationToken cancellationToken
    );

    /// <summary>A user's notification, tracked; null when unknown or another user's.</summary>
    Task<Notification?> FindAsync(Guid userId, Guid id, CancellationToken cancellationToken);

    /// <summary>Mail preferences of the given users, untracked; users who never chose are absent. One
    /// statement.</summary>
    Task<IReadOnlyDictionary<Guid, NotificationPreferences>> ListPreferencesAsync(
        IReadOnlyCollection<Guid> userIds,
        CancellationToken cancellationToken
    );

    /// <summary>A user's mail preferences with the row locked; creates the defaults if there are none.</summary>
    Task<NotificationPreferences> GetPreferencesForUpdateAsync(Guid userId, CancellationToken cancellationToken);
}
