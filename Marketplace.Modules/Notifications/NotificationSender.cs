using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Resolves the recipients, writes the notification and queues the mail if the recipient wants it, all in the
/// transaction of the event.</summary>
/// <remarks>Users without an active account are skipped. Repeat: a user is notified once per event, even when it is
/// delivered again.</remarks>
internal sealed class NotificationSender(
    NotificationMailer mailer,
    INotificationRepository notifications,
    IUserDirectory users,
    ISellerMembers members,
    TimeProvider clock
)
{
    /// <summary>Notifies a user.</summary>
    /// <param name="dress">What only the mail shows; null for nothing.</param>
    public Task NotifyUserAsync(
        EventContext context,
        Guid userId,
        Message message,
        MessageValues values,
        CancellationToken cancellationToken,
        MailDress? dress = null
    ) => NotifyAsync(context, [userId], message, values, dress, cancellationToken);

    /// <summary>Notifies the owner of a store.</summary>
    /// <param name="dress">What only the mail shows; null for nothing.</param>
    public async Task NotifySellerAsync(
        EventContext context,
        Guid sellerId,
        Message message,
        MessageValues values,
        CancellationToken cancellationToken,
        MailDress? dress = null
    )
    {
        if (await members.OwnerOfAsync(sellerId, cancellationToken) is { } ownerId)
            await NotifyAsync(context, [ownerId], message, values, dress, cancellationToken);
    }

    /// <summary>Notifies every administrator.</summary>
    public async Task NotifyAdministratorsAsync(
        EventContext context,
        Message message,
        MessageValues values,
        CancellationToken cancellationToken
    ) =>
        await NotifyAsync(
            context,
            await users.AdministratorsAsync(cancellationToken),
            message,
            values,
            null,
            cancellationToken
        );

    private async Task NotifyAsync(
        EventContext context,
        IReadOnlyCollection<Guid> userIds,
        Message message,
        MessageValues values,
        MailDress? dress,
        CancellationToken cancellationToken
    )
    {
        var recipients = (await users.FindAsync(userIds, cancellationToken)).Values.Where(u => u.IsActive).ToList();
        if (recipients.Count == 0)
            return;
        var preferences = await notifications.ListPreferencesAsync(userIds, cancellationToken);
        var mailed = recipients
            .Where(u => message.ByMail && (preferences.GetValueOrDefault(u.Id)?.AllowsMail(message.Kind) ?? true))
            .Select(u => u.Id)
            .ToHashSet();
        var now = clock.GetUtcNow();
        var notified = await notifications.AddNewAsync(
            recipients.ConvertAll(u =>
                Notification.Of(Ids.New(clock), context.MessageId, u.Id, message, values, mailed.Contains(u.Id), now)
            ),
            cancellationToken
        );
        foreach (var recipient in recipients.Where(u => notified.Contains(u.Id) && mailed.Contains(u.Id)))
            mailer.Send(recipient, message, values, dress);
    }
}
