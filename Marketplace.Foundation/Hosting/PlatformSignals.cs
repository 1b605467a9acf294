namespace Marketplace.Foundation;

/// <summary>In-process wake-ups of the Worker's loops.</summary>
/// <remarks>Only a hint: every loop also polls, so a lost signal costs a second, never an event.</remarks>
public sealed class PlatformSignals
{
    /// <summary>New rows in the outbox.</summary>
    public Signal Outbox { get; } = new();

    /// <summary>New rows in the consumers' queues.</summary>
    public Signal Deliveries { get; } = new();

    /// <summary>A job was asked for by hand.</summary>
    public Signal Jobs { get; } = new();
}

/// <summary>Wakes everybody who waits for the next pulse.</summary>
public sealed class Signal
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the next <see cref="Set"/>. Take it before you look for work, so that no pulse is
    /// missed.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Set() =>
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
