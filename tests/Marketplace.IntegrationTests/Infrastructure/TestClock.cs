namespace Marketplace.IntegrationTests.Infrastructure;

/// <summary>The system's clock plus an offset that a test moves; timers run in real time, those that break work off
/// much later.</summary>
public sealed class TestClock : TimeProvider
{
    /// <summary>So many times as long as the product allows may work take, so that a busy machine does not reach its
    /// limits.</summary>
    public const int Generous = 15;

    // Timers this long limit work: a webhook is answered after four seconds, given up after ten.
    private static readonly TimeSpan ShortestLimit = TimeSpan.FromSeconds(3);

    private long _offsetTicks;
    private long _stoppedAtTicks;

    /// <summary>How many times the product's own limits work may take.</summary>
    public int Patience { get; set; } = Generous;

    public override DateTimeOffset GetUtcNow() => Base().AddTicks(Interlocked.Read(ref _offsetTicks));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime >= ShortestLimit ? dueTime * Patience : dueTime, period);

    /// <summary>From now on time passes only as <see cref="Advance"/> says.</summary>
    public void Stop() => Interlocked.CompareExchange(ref _stoppedAtTicks, System.GetUtcNow().UtcTicks, 0);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _offsetTicks, by.Ticks);

    private DateTimeOffset Base() =>
        Interlocked.Read(ref _stoppedAtTicks) is > 0 and var ticks
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : System.GetUtcNow();
}
