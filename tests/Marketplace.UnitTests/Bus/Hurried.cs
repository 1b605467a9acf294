namespace Marketplace.Testing;

/// <summary>A clock that runs faster than the world, so that long pauses pass in a test.</summary>
public sealed class Hurried(int factor) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / factor : dueTime, period);

    public override long GetTimestamp() => System.GetTimestamp() * factor;
}
