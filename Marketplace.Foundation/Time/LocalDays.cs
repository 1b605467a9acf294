namespace Marketplace.Foundation;

/// <summary>Calendar days of a time zone as UTC intervals.</summary>
/// <remarks>A day has 23 or 25 hours when the clocks change. If midnight does not exist, the day starts at the first
/// instant after it; if it occurs twice, at the first occurrence.</remarks>
public static class LocalDays
{
    /// <summary>The days from <paramref name="from"/> to <paramref name="to"/>, both inclusive; each ends where the
    /// next starts.</summary>
    public static IReadOnlyList<LocalDay> Between(DateOnly from, DateOnly to, TimeZoneInfo zone)
    {
        var days = new List<LocalDay>();
        var start = StartOf(from, zone);
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            var end = StartOf(day.AddDays(1), zone);
            days.Add(new(day, start, end));
            start = end;
        }

        return days;
    }

    /// <summary>The local day that contains an instant.</summary>
    public static DateOnly Of(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>First instant of a day, UTC; the first or last instant there is where the calendar ends.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        var ticks = Math.Clamp(
            local.Ticks - offset.Ticks,
            DateTimeOffset.MinValue.Ticks,
            DateTimeOffset.MaxValue.Ticks
        );
        return new(ticks, TimeSpan.Zero);
    }

    /// <summary>First instant after a day, UTC.</summary>
    public static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone) =>
        day < DateOnly.MaxValue ? StartOf(day.AddDays(1), zone) : DateTimeOffset.MaxValue;
}

/// <summary>One calendar day of a time zone.</summary>
/// <param name="StartsAt">First instant, UTC.</param>
/// <param name="EndsAt">First instant of the next day, UTC.</param>
public sealed record LocalDay(DateOnly Day, DateTimeOffset StartsAt, DateTimeOffset EndsAt);
