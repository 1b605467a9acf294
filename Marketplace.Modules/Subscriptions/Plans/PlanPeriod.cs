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
    /// <param name="anchorDay">Day of the month (UTC) on which the subscription began: a short month does not move the
    /// days after it.
    /// One on which the period does not start, because periods of thirty days moved it, counts no more.</param>
    public static DateTimeOffset EndAfter(this PlanPeriod period, DateTimeOffset start, int anchorDay) =>
        period switch
        {
            PlanPeriod.ThirtyDays => start.AddHours(30 * 24),
            PlanPeriod.Month => OnDay(
                start.ToUniversalTime().AddMonths(1),
                IsOn(start, anchorDay) ? anchorDay : start.UtcDateTime.Day
            ),
            PlanPeriod.Year => OnDay(
                start.ToUniversalTime().AddYears(1),
                IsOn(start, anchorDay) ? anchorDay : start.UtcDateTime.Day
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(period), period, "Unknown period."),
        };

    /// <summary>Whether an instant lies on the anchor, or on the last day of a month that is too short for
    /// it.</summary>
    public static bool IsOn(DateTimeOffset instant, int anchorDay) =>
        instant.UtcDateTime.Day
        == Math.Min(anchorDay, DateTime.DaysInMonth(instant.UtcDateTime.Year, instant.UtcDateTime.Month));

    private static DateTimeOffset OnDay(DateTimeOffset instant, int day) =>
        instant.AddDays(Math.Min(day, DateTime.DaysInMonth(instant.Year, instant.Month)) - instant.Day);
}
