using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Finds who is to be told, writes the notification and, where it is wanted, queues the mail: all in the
/// transaction of the event.</summary>
/// <remarks>Nobody is told who has no active account. Repeat: a user is told of an event once, whatever delivers it
/// again.</remarks>
public sealed class NotificationSender(
    MailQueue mails,
    INotificationRepository notifications,
    IUserDirectory users,
    ISellerMembers members,
    TimeProvider clock
)
{
    /// <summary>Tells a user.</summary>
    public Task TellUserAsync(
        EventContext context,
        Guid userId,
        Message message,
        MessageValues values,
        CancellationToken cancellationToken
    ) => TellAsync(context, [userId], message, values, cancellationToken);

    /// <summary>Tells the owner of a store.</summary>
    public async Task TellSellerAsync(
        EventContext context,
        Guid sellerId,
        Message message,
        MessageValues values,
        CancellationToken cancellationToken
    )
    {
        if (await members.OwnerOfAsync(sellerId, cancellationToken) is { } ownerId)
            await TellAsync(context, [ownerId], message, values, cancellationToken);
    }

    /// <summary>Tells every administrator.</summary>
    public async Task TellAdministratorsAsync(
        EventContext context,
        Message message,
        MessageValues values,
        CancellationToken cancellationToken
    ) =>
        await TellAsync(
            context,
            await users.AdministratorsAsync(cancellationToken),
            message,
            values,
            cancellationToken
        );

    private async Task TellAsync(
        EventContext context,
        IReadOnlyCollection<Guid> userIds,
        Message message,
        MessageValues values,
        CancellationToken cancellationToken
    )
    {
        var readers = (await users.FindAsync(userIds, cancellationToken)).Values.Where(u => u.IsActive).ToList();
        if (readers.Count == 0)
            return;
        var preferences = await notifications.PreferencesAsync(userIds, cancellationToken);
        var mailed = readers
            .Where(u => message.ByMail && (preferences.GetValueOrDefault(u.Id)?.AllowsMail(message.Kind) ?? true))
            .Select(u => u.Id)
            .ToHashSet();
        var now = clock.GetUtcNow();
        var told = await notifications.AddNewAsync(
            readers.ConvertAll(u =>
                Notification.Of(Ids.New(clock), context.MessageId, u.Id, message, values, mailed.Contains(u.Id), now)
            ),
            cancellationToken
        );
        foreach (var reader in readers.Where(u => told.Contains(u.Id) && mailed.Contains(u.Id)))
            Mail(reader, message, values);
    }

    private void Mail(UserSummary reader, Message message, MessageValues values)
    {
        var text = message.In(reader.Locale, values.ToJson());
        mails.Add(
            reader.Email,
            text.Subject,
            (reader.Locale == "en" ? $"Hello {reader.DisplayName}" : $"Merhaba {reader.DisplayName}")
                + $",\n\n{text.Body}\n"
        );
    }
}
