namespace Marketplace.Modules.Subscriptions;

/// <summary>Status of a subscription.</summary>
public enum SubscriptionStatus
{
    /// <summary>Awaiting payment of the first invoice, at most 24 hours.</summary>
    Incomplete,

    /// <summary>Paid.</summary>
    Active,

    /// <summary>The renewal is due; limits stay while reminders go out.</summary>
    PastDue,

    /// <summary>Unpaid for a week: the free plan's limits apply until it is paid.</summary>
    Suspended,

    /// <summary>Ended, on request or because it was not paid.</summary>
    Cancelled,

    /// <summary>The first invoice was never paid.</summary>
    Expired,
}
