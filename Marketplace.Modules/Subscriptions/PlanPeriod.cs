namespace Marketplace.Modules.Subscriptions;

/// <summary>How long one payment of a plan lasts.</summary>
public enum PlanPeriod
{
    /// <summary>30 × 24 hours.</summary>
    ThirtyDays,

    /// <summary>To the same day of the next month, or its last day.</summary>
    Month,

    /// <summary>To the same day of the next year.</summary>
    Year,
}

/// <summary>The length of periods.</summary>
public static class PlanPeriods
{
    /// <summary>The instant at which a period that starts now ends.</summary>
    public static DateTimeOffset EndAfter(this PlanPeriod period, DateTimeOffset start) => period switch
    {
        PlanPeriod.ThirtyDays => start.AddHours(30 * 24),
        PlanPeriod.Month => start.AddMonths(1),
        PlanPeriod.Year => start.AddYears(1),
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, "Unknown period."),
    };
}
