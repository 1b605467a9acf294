namespace Marketplace.Modules.Notifications;

/// <summary>Keeps notifications and what users want to be mailed about.</summary>
public interface INotificationRepository
{
    /// <summary>Writes those whose event their user has not been told of yet, and says which users these are. One
    /// statement.</summary>
    Task<IReadOnlySet<Guid>> AddNewAsync(
        IReadOnlyCollection<Notification> notifications,
        CancellationToken cancellationToken
    );

    /// <summary>A user's notification; null when it is not his.</summary>
    Task<Notification?> FindAsync(Guid userId, Guid id, CancellationToken cancellationToken);

    /// <summary>What these users chose; those who never did are left out. One statement.</summary>
    Task<IReadOnlyDictionary<Guid, NotificationPreferences>> PreferencesAsync(
        IReadOnlyCollection<Guid> userIds,
        CancellationToken cancellationToken
    );

    /// <summary>A user's choice, written if there was none, and locked.</summary>
    Task<NotificationPreferences> PreferencesForWritingAsync(Guid userId, CancellationToken cancellationToken);
}
