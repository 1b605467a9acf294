namespace Marketplace.Modules.Subscriptions;

/// <summary>Billing period of a plan.</summary>
public enum PlanPeriod
{
    /// <summary>30 × 24 hours.</summary>
    ThirtyDays,

    /// <summary>Until the same day of the next month, or its last day if it is shorter.</summary>
    Month,

    /// <summary>Until the same day of the next year; from 29 February until the last day of February.</summary>
    Year,
}

/// <summary>Computes period ends.</summary>
internal static class PlanPeriods
{
    /// <summary>The end of a period that begins at <paramref name="start"/>.</summary>
    /// <param name="anchorDay">Day of the month (UTC) on which the subscription began, so that a short month does not
    /// shift later periods. It is ignored when the period does not start on it, because thirty-day periods have shifted
    /// the start.</param>
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

    /// <summary>Whether an instant falls on the anchor day, or on the last day of a month too short to have
    /// it.</summary>
    public static bool IsOn(DateTimeOffset instant, int anchorDay) =>
        instant.UtcDateTime.Day
        == Math.Min(anchorDay, DateTime.DaysInMonth(instant.UtcDateTime.Year, instant.UtcDateTime.Month));

    private static DateTimeOffset OnDay(DateTimeOffset instant, int day) =>
        instant.AddDays(Math.Min(day, DateTime.DaysInMonth(instant.Year, instant.Month)) - instant.Day);
}
