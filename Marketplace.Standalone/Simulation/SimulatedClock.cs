namespace Marketplace.Standalone;

/// <summary>A clock that is moved by whoever simulates. Timers run in real time.</summary>
/// <remarks>Between two moves each reading is a microsecond later than the one before, so that what happens one after
/// the other has times in that order, too.</remarks>
internal sealed class SimulatedClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() =>
        new(Interlocked.Add(ref _ticks, TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    /// <summary>Moves the clock; it never goes back.</summary>
    public void MoveTo(DateTimeOffset time)
    {
        if (time.UtcTicks > Interlocked.Read(ref _ticks))
            Interlocked.Exchange(ref _ticks, time.UtcTicks);
    }
}
