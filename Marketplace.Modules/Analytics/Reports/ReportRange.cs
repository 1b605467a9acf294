namespace Marketplace.Modules.Analytics;

/// <summary>The last UTC days, today included, and as many before them to compare with.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Today.</param>
public sealed record ReportRange(DateOnly From, DateOnly To)
{
    /// <summary>Lengths a report may have.</summary>
    public static readonly IReadOnlyDictionary<string, int> Lengths = new Dictionary<string, int>(
        StringComparer.Ordinal
    )
    {
        ["7d"] = 7,
        ["30d"] = 30,
        ["365d"] = 365,
    };

    /// <summary>The last days up to the day of an instant.</summary>
    public static ReportRange Last(int days, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return new(today.AddDays(1 - days), today);
    }

    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>First day of the span before.</summary>
    public DateOnly BeforeFrom => From.AddDays(-Days);

    public DateTimeOffset StartsAt => At(From);

    public DateTimeOffset BeforeStartsAt => At(BeforeFrom);

    /// <summary>Start of the day after the last.</summary>
    public DateTimeOffset EndsAt => At(To.AddDays(1));

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
