using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Marks notifications as read and changes mail preferences.</summary>
public sealed class NotificationService(
    UnitOfWork unitOfWork,
    INotificationRepository notifications,
    LiveSignalPublisher live,
    TimeProvider clock
)
{
    /// <summary>Marks a notification as read.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also for another user's notification. Repeat: changes
    /// nothing.</remarks>
    public Task<Result> MarkReadAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                if (await notifications.FindAsync(actor.Id, id, ct) is not { } notification)
                    return PlatformErrors.NotFound;
                if (notification.ReadAt is null)
                    live.PublishToUsers([actor.Id], LiveTypes.UnreadChanged);
                notification.Read(clock.GetUtcNow());
                return Result.Success;
            },
            cancellationToken
        );

    /// <summary>Sets for which kinds of notification a user also gets mails.</summary>
    /// <param name="expectedVersion">Version the change is based on; null for any.</param>
    /// <remarks>Errors: <c>precondition.failed</c>. Repeat: the same choice again changes nothing.</remarks>
    public Task<Result<NotificationPreferences>> ChangePreferencesAsync(
        Actor actor,
        MailChoice choice,
        ExpectedVersion? expectedVersion,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<NotificationPreferences>(
            async ct =>
            {
                var preferences = await notifications.GetPreferencesForUpdateAsync(actor.Id, ct);
                if (expectedVersion?.Refusal(preferences.Version) is { } stale)
                    return stale;
                preferences.ChooseMails(choice.Orders, choice.Store, choice.Payments);
                await unitOfWork.FlushAsync(ct);
                return preferences;
            },
            cancellationToken
        );

    /// <summary>Turns off mails of one kind, as the link in a mail asks.</summary>
    /// <remarks>Repeat: changes nothing.</remarks>
    public Task<Result> UnsubscribeAsync(Guid userId, NotificationKind kind, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                (await notifications.GetPreferencesForUpdateAsync(userId, ct)).StopMails(kind);
                return Result.Success;
            },
            cancellationToken
        );
}

/// <summary>The kinds of mail a user wants.</summary>
public sealed record MailChoice(bool Orders, bool Store, bool Payments);
