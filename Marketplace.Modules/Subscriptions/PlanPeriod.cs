namespace Marketplace.Modules.Subscriptions;

/// <summary>How long one payment of a plan lasts.</summary>
public enum PlanPeriod
{
    /// <summary>30 × 24 hours.</summary>
    ThirtyDays,

    /// <summary>To the same day of the next month; where it has no such day, to its last.</summary>
    Month,

    /// <summary>To the same day of the next year; from 29 February to its last day of February.</summary>
    Year,
}

/// <summary>The length of periods.</summary>
public static class PlanPeriods
{
    /// <summary>The instant at which a period that starts now ends.</summary>
    /// <param name="anchorDay">Day of the month (UTC) on which the subscription began: a short month does not move the days after it.</param>
    public static DateTimeOffset EndAfter(this PlanPeriod period, DateTimeOffset start, int anchorDay) => period switch
    {
        PlanPeriod.ThirtyDays => start.AddHours(30 * 24),
        PlanPeriod.Month => OnDay(start.ToUniversalTime().AddMonths(1), anchorDay),
        PlanPeriod.Year => OnDay(start.ToUniversalTime().AddYears(1), anchorDay),
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, "Unknown period."),
    };

    private static DateTimeOffset OnDay(DateTimeOffset instant, int day) => instant.AddDays(Math.Min(day, DateTime.DaysInMonth(instant.Year, instant.Month)) - instant.Day);
}
