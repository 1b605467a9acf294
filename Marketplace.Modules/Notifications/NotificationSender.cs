using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Notifications;

/// <summary>Resolves the recipients, writes the notification and queues the mail if the recipient wants it, all in the
/// transaction of the event.</summary>
/// <remarks>Users without an active account are skipped. Repeat: a user is notified once per event, even when it is
/// delivered again.</remarks>
internal sealed class NotificationSender(
    MailQueue mails,
    INotificationRepository notifications,
    IUserDirectory users,
    ISellerMembers members,
    IOptions<MarketplaceOptions> marketplace,
    TimeProvider clock
)
{
    /// <summary>Notifies a user.</summary>
    public Task NotifyUserAsync(
        EventContext context,
        Guid userId,
        Message message,
        MessageValues values,
        CancellationToken cancellationToken
    ) => NotifyAsync(context, [userId], message, values, cancellationToken);

    /// <summary>Notifies the owner of a store.</summary>
    public async Task NotifySellerAsync(
        EventContext context,
        Guid sellerId,
        Message message,
        MessageValues values,
        CancellationToken cancellationToken
    )
    {
        if (await members.OwnerOfAsync(sellerId, cancellationToken) is { } ownerId)
            await NotifyAsync(context, [ownerId], message, values, cancellationToken);
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
            cancellationToken
        );

    private async Task NotifyAsync(
        EventContext context,
        IReadOnlyCollection<Guid> userIds,
        Message message,
        MessageValues values,
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
            Mail(recipient, message, values);
    }

    private void Mail(UserSummary recipient, Message message, MessageValues values)
    {
        var text = message.In(recipient.Language, marketplace.Value.Zone, values.ToJson());
        var greeting = new LocalizedText($"Merhaba {recipient.DisplayName}", $"Hello {recipient.DisplayName}");
        mails.Add(recipient.Email, text.Subject, greeting.In(recipient.Language) + $",\n\n{text.Body}\n");
    }
}
