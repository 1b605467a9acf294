namespace Marketplace.Modules.Notifications;

/// <summary>What a notification is about; mails are turned off by kind.</summary>
public enum NotificationKind
{
    /// <summary>What one bought or sold.</summary>
    Orders,

    /// <summary>Running a store: stock, limits, status, plan.</summary>
    Store,

    /// <summary>Money: refunds, invoices, what an administrator must look at.</summary>
    Payments,

    /// <summary>The account itself; its mails cannot be turned off.</summary>
    Account,
}
