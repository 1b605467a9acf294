using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Resolves the recipients, writes the notifications and queues the mails of those who want them, all in the
/// transaction of the events.</summary>
/// <remarks>Users without an active account are skipped. Repeat: a user is notified once per event, even when it is
/// delivered again.</remarks>
internal sealed class NotificationSender(
    NotificationMailer mailer,
    INotificationRepository notifications,
    IUserDirectory users,
    ISellerMembers members,
    LiveSignalPublisher live,
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
    ) => NotifyAsync([new(context, Addressee.User(userId), message, values)], cancellationToken);

    /// <summary>Notifies the owner of a store.</summary>
    public Task NotifySellerAsync(
        EventContext context,
        Guid sellerId,
        Message message,
        MessageValues values,
        CancellationToken cancellationToken
    ) => NotifyAsync([new(context, Addressee.OwnerOf(sellerId), message, values)], cancellationToken);

    /// <summary>Notifies every administrator.</summary>
    public async Task NotifyAdministratorsAsync(
        EventContext context,
        Message message,
        MessageValues values,
        CancellationToken cancellationToken
    )
    {
        var administrators = await users.AdministratorsAsync(cancellationToken);
        await NotifyAsync(
            [.. administrators.Select(id => new Notice(context, Addressee.User(id), message, values))],
            cancellationToken
        );
    }

    /// <summary>Notifies many, of one event or of several. At most five statements.</summary>
    public async Task NotifyAsync(IReadOnlyCollection<Notice> notices, CancellationToken cancellationToken)
    {
        var addressed = await AddressAsync(notices, cancellationToken);
        if (addressed.Count == 0)
            return;
        var preferences = await notifications.ListPreferencesAsync(
            [.. addressed.Select(a => a.User.Id).Distinct()],
            cancellationToken
        );
        var now = clock.GetUtcNow();
        var written = addressed.ConvertAll(a =>
        {
            var (user, (context, to, message, values, _)) = a;
            // An owner may have several stores: clients link into the one that is meant.
            if (to.SellerId is { } store)
                values = values.Copy().Id("sellerId", store);
            var byMail = message.ByMail && (preferences.GetValueOrDefault(user.Id)?.AllowsMail(message.Kind) ?? true);
            return Notification.Of(Ids.New(clock), context.MessageId, user.Id, message, values, byMail, now);
        });
        var added = await notifications.AddNewAsync(written, cancellationToken);
        live.PublishToUsers(
            written.Where(n => added.Contains(n.Id)).Select(n => n.UserId),
            LiveTypes.NotificationCreated
        );
        var mailed = addressed.Where((_, i) => written[i].Emailed && added.Contains(written[i].Id)).ToList();
        if (mailed.Count > 0)
            await mailer.SendAsync(mailed, cancellationToken);
    }

    /// <summary>The notices whose addressee has an active account.</summary>
    private async Task<List<(UserSummary User, Notice Notice)>> AddressAsync(
        IReadOnlyCollection<Notice> notices,
        CancellationToken cancellationToken
    )
    {
        var stores = notices.Select(n => n.To.SellerId).OfType<Guid>().Distinct().ToArray();
        var owners = stores.Length == 0 ? null : await members.OwnersOfAsync(stores, cancellationToken);
        Guid? IdOf(Addressee to) => to.SellerId is { } store && owners!.TryGetValue(store, out var id) ? id : to.UserId;

        var ids = notices.Select(n => IdOf(n.To)).OfType<Guid>().Distinct().ToArray();
        if (ids.Length == 0)
            return [];
        var found = await users.FindAsync(ids, cancellationToken);
        return
        [
            .. from notice in notices
            let id = IdOf(notice.To)
            where id is not null && found.ContainsKey(id.Value) && found[id.Value].IsActive
            where notice.Message.ToGuests || !found[id.Value].IsGuest
            select (found[id.Value], notice),
        ];
    }
}
