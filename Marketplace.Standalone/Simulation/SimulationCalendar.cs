namespace Marketplace.Standalone;

/// <summary>The hours of a simulated day, in UTC. Istanbul is three hours ahead.</summary>
internal static class SimulationCalendar
{
    /// <summary>The first day; always the same, so that weekends and month ends are.</summary>
    public static readonly DateTimeOffset Start = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Jobs that keep their times.</summary>
    public static readonly TimeSpan Morning = TimeSpan.FromHours(3.5);

    /// <summary>After the hour of the payout run.</summary>
    public static readonly TimeSpan PayoutRun = TimeSpan.FromHours(4);

    public static readonly TimeSpan Buying = TimeSpan.FromHours(7);

    /// <summary>What was not paid since <see cref="Buying"/> is held no longer.</summary>
    public static readonly TimeSpan HoldsEnd = TimeSpan.FromHours(7.5);

    public static readonly TimeSpan Noon = TimeSpan.FromHours(9);

    public static readonly TimeSpan Evening = TimeSpan.FromHours(16);

    public static DateTimeOffset StartOf(int day) => Start.AddDays(day);
}
