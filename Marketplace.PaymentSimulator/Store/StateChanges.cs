namespace Marketplace.PaymentSimulator.Store;

/// <summary>Counts what may have changed the state, so that <see cref="StateFile"/> writes only then.</summary>
/// <remarks>Noted after every request that is not a GET and after every step of the scheduler: no part of the simulator
/// has to remember to.</remarks>
public sealed class StateChanges
{
    private long _count;

    /// <summary>How many there were.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Notes that something may have changed.</summary>
    public void Note() => Interlocked.Increment(ref _count);
}
