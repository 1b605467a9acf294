namespace Marketplace.Modules.Analytics;

/// <summary>The last UTC days including today, and the previous period of the same length for comparison.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Today.</param>
public sealed record ReportRange(DateOnly From, DateOnly To)
{
    /// <summary>Allowed report lengths in days, by name.</summary>
    public static readonly IReadOnlyDictionary<string, int> Lengths = new Dictionary<string, int>(
        StringComparer.Ordinal
    )
    {
        ["7d"] = 7,
        ["30d"] = 30,
        ["365d"] = 365,
    };

    /// <summary>The last <paramref name="days"/> days, ending with the day of <paramref name="now"/>.</summary>
    public static ReportRange Last(int days, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return new(today.AddDays(1 - days), today);
    }

    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>First day of the previous period.</summary>
    public DateOnly BeforeFrom => From.AddDays(-Days);

    public DateTimeOffset StartsAt => At(From);

    public DateTimeOffset BeforeStartsAt => At(BeforeFrom);

    /// <summary>Start of the day after the last one.</summary>
    public DateTimeOffset EndsAt => At(To.AddDays(1));

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
