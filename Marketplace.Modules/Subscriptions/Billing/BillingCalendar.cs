namespace Marketplace.Modules.Subscriptions;

/// <summary>The days of billing and dunning.</summary>
public static class BillingCalendar
{
    /// <summary>How long a first or upgrade invoice waits for its payment.</summary>
    public static readonly TimeSpan PaymentPatience = TimeSpan.FromHours(24);

    /// <summary>How long before the end of a period the next one is invoiced.</summary>
    public static readonly TimeSpan RenewalNotice = TimeSpan.FromDays(3);

    /// <summary>Reminders between the due date and the suspension.</summary>
    public static readonly IReadOnlyList<TimeSpan> Reminders =
    [
        TimeSpan.FromDays(1),
        TimeSpan.FromDays(3),
        TimeSpan.FromDays(5),
    ];

    /// <summary>From due to suspended.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(7);

    /// <summary>From due to cancelled.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(30);
}
