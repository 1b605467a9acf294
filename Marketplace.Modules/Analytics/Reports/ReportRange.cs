using Marketplace.Foundation;

namespace Marketplace.Modules.Analytics;

/// <summary>The last days of the marketplace including today, and the previous period of the same length for
/// comparison.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Today.</param>
/// <param name="Zone">Time zone of the days.</param>
public sealed record ReportRange(DateOnly From, DateOnly To, TimeZoneInfo Zone)
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
    public static ReportRange Last(int days, DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = LocalDays.Of(now, zone);
        return new(today.AddDays(1 - days), today, zone);
    }

    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>First day of the previous period.</summary>
    public DateOnly BeforeFrom => From.AddDays(-Days);

    public DateTimeOffset StartsAt => At(From);

    public DateTimeOffset BeforeStartsAt => At(BeforeFrom);

    /// <summary>Start of the day after the last one.</summary>
    public DateTimeOffset EndsAt => At(To.AddDays(1));

    private DateTimeOffset At(DateOnly day) => LocalDays.StartOf(day, Zone);
}
