using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>What a user does with his notifications.</summary>
public sealed class NotificationService(
    UnitOfWork unitOfWork,
    INotificationRepository notifications,
    TimeProvider clock
)
{
    /// <summary>Notes that a notification was read.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also for another user's. Repeat: changes nothing.</remarks>
    public Task<Result> ReadAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                if (await notifications.FindAsync(actor.Id, id, ct) is not { } notification)
                    return PlatformErrors.NotFound;
                notification.Read(clock.GetUtcNow());
                return Result.Success;
            },
            cancellationToken
        );

    /// <summary>Chooses of which kinds a user is mailed.</summary>
    /// <param name="expectedVersion">Version the change is meant for; null for any.</param>
    /// <remarks>Errors: <c>precondition.failed</c>. Repeat: the same choice again changes nothing.</remarks>
    public Task<Result<NotificationPreferences>> ChooseMailsAsync(
        Actor actor,
        MailChoice choice,
        ExpectedVersion? expectedVersion,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<NotificationPreferences>(
            async ct =>
            {
                var preferences = await notifications.PreferencesForWritingAsync(actor.Id, ct);
                if (expectedVersion?.Refusal(preferences.Version) is { } stale)
                    return stale;
                preferences.ChooseMails(choice.Orders, choice.Store, choice.Payments);
                await unitOfWork.FlushAsync(ct);
                return preferences;
            },
            cancellationToken
        );
}

/// <summary>Which kinds of mails a user wants.</summary>
public sealed record MailChoice(bool Orders, bool Store, bool Payments);
