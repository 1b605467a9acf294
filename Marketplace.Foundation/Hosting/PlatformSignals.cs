namespace Marketplace.Foundation;

/// <summary>In-process wake-up signals for the Worker's loops.</summary>
/// <remarks>Only a hint: every loop also polls, so a lost signal delays an event by up to a second but never loses
/// it.</remarks>
public sealed class PlatformSignals
{
    /// <summary>New rows in the outbox.</summary>
    public Signal Outbox { get; } = new();

    /// <summary>New rows in the consumers' queues.</summary>
    public Signal Deliveries { get; } = new();

    /// <summary>A job was requested manually.</summary>
    public Signal Jobs { get; } = new();
}

/// <summary>Wakes everyone waiting for the next <see cref="Set"/>.</summary>
public sealed class Signal
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes on the next <see cref="Set"/>. Read it before looking for work, so that no signal is
    /// missed.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Set() =>
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
