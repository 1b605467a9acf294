using Marketplace.Foundation;

namespace Marketplace.Modules.Notifications;

/// <summary>Of which kinds a user wants mails; notifications in the product come in any case.</summary>
/// <remarks>A user without a row wants all of them; the row's id is the user's.</remarks>
public sealed class NotificationPreferences : Entity
{
    private NotificationPreferences() { }

    public bool OrderMails { get; private set; } = true;

    public bool StoreMails { get; private set; } = true;

    public bool PaymentMails { get; private set; } = true;

    /// <summary>What applies until the user says otherwise.</summary>
    public static NotificationPreferences Default(Guid userId) => new() { Id = userId };

    public bool AllowsMail(NotificationKind kind) =>
        kind switch
        {
            NotificationKind.Orders => OrderMails,
            NotificationKind.Store => StoreMails,
            NotificationKind.Payments => PaymentMails,
            _ => true,
        };

    public void ChooseMails(bool orders, bool store, bool payments) =>
        (OrderMails, StoreMails, PaymentMails) = (orders, store, payments);
}
