using Marketplace.Foundation;

namespace Marketplace.Modules.Notifications;

/// <summary>The kinds of mail a user wants; in-app notifications cannot be turned off.</summary>
/// <remarks>A user without a row gets all of them; the row's id is the user's id.</remarks>
public sealed class NotificationPreferences : Entity
{
    private NotificationPreferences() { }

    public bool OrderMails { get; private set; } = true;

    public bool StoreMails { get; private set; } = true;

    public bool PaymentMails { get; private set; } = true;

    /// <summary>The defaults until the user chooses.</summary>
    public static NotificationPreferences Default(Guid userId) => new() { Id = userId };

    public bool AllowsMail(NotificationKind kind) =>
        kind switch
        {
            NotificationKind.Orders => OrderMails,
            NotificationKind.Store => StoreMails,
            NotificationKind.Payments => PaymentMails,
            _ => true,
        };

    /// <summary>Turns off mails of one kind; those about the account stay.</summary>
    public void StopMails(NotificationKind kind) =>
        ChooseMails(
            OrderMails && kind != NotificationKind.Orders,
            StoreMails && kind != NotificationKind.Store,
            PaymentMails && kind != NotificationKind.Payments
        );

    public void ChooseMails(bool orders, bool store, bool payments) =>
        (OrderMails, StoreMails, PaymentMails) = (orders, store, payments);
}
