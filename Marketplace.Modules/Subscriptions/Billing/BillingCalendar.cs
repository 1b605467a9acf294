namespace Marketplace.Modules.Subscriptions;

/// <summary>Time limits of billing and dunning.</summary>
internal static class BillingCalendar
{
    /// <summary>How long a first or upgrade invoice can be paid.</summary>
    public static readonly TimeSpan PaymentWindow = TimeSpan.FromHours(24);

    /// <summary>How long before the end of a period the renewal is invoiced.</summary>
    public static readonly TimeSpan RenewalNotice = TimeSpan.FromDays(3);

    /// <summary>Times of the reminders after the due date, before suspension.</summary>
    public static readonly IReadOnlyList<TimeSpan> Reminders =
    [
        TimeSpan.FromDays(1),
        TimeSpan.FromDays(3),
        TimeSpan.FromDays(5),
    ];

    /// <summary>From due date to suspension.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(7);

    /// <summary>From due date to cancellation.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(30);
}
