namespace Marketplace.Modules.Notifications;

/// <summary>Category of a notification; mails can be turned off per kind.</summary>
public enum NotificationKind
{
    /// <summary>Purchases and sales.</summary>
    Orders,

    /// <summary>Store management: stock, limits, status, plan.</summary>
    Store,

    /// <summary>Refunds, invoices, and payment alerts for administrators.</summary>
    Payments,

    /// <summary>Account and security; these mails cannot be turned off.</summary>
    Account,
}
