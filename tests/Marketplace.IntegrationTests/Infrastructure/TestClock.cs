namespace Marketplace.IntegrationTests.Infrastructure;

/// <summary>The system's clock plus an offset that a test moves; timers run in real time.</summary>
public sealed class TestClock : TimeProvider
{
    private long _offsetTicks;
    private long _stoppedAtTicks;

    public override DateTimeOffset GetUtcNow() => Base().AddTicks(Interlocked.Read(ref _offsetTicks));

    /// <summary>From now on time passes only as <see cref="Advance"/> says.</summary>
    public void Stop() => Interlocked.Exchange(ref _stoppedAtTicks, System.GetUtcNow().UtcTicks);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _offsetTicks, by.Ticks);

    private DateTimeOffset Base() => Interlocked.Read(ref _stoppedAtTicks) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : System.GetUtcNow();
}
