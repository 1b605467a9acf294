namespace Marketplace.Modules.Subscriptions;

/// <summary>Where a subscription stands.</summary>
public enum SubscriptionStatus
{
    /// <summary>The first invoice waits for its payment, 24 hours at most.</summary>
    Incomplete,

    /// <summary>Paid.</summary>
    Active,

    /// <summary>The renewal is due; limits stay while reminders go out.</summary>
    PastDue,

    /// <summary>Unpaid for a week: the free plan's limits apply until it is paid.</summary>
    Suspended,

    /// <summary>Over, by wish or because it was never paid.</summary>
    Cancelled,

    /// <summary>The first invoice was never paid.</summary>
    Expired,
}
