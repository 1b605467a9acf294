namespace Marketplace.Foundation;

/// <summary>In-process wake-up signals for the Worker's loops.</summary>
/// <remarks>Only a hint: every loop also polls, so a lost signal delays an event by up to <see cref="SafetyPoll"/> but
/// never loses it.</remarks>
public sealed class PlatformSignals
{
    /// <summary>How long a loop sleeps that cannot count on being woken.</summary>
    public static readonly TimeSpan ShortPoll = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(10);

    private volatile bool _hearsOthers;

    /// <summary>Whether wake-ups of other processes arrive here.</summary>
    public bool HearsOthers
    {
        get => _hearsOthers;
        set => _hearsOthers = value;
    }

    /// <summary>How long a loop sleeps until a signal: long while every signal arrives, else short.</summary>
    public TimeSpan SafetyPoll => HearsOthers ? LongPoll : ShortPoll;

    /// <summary>New rows in the outbox.</summary>
    public Signal Outbox { get; } = new();

    /// <summary>New rows in the consumers' queues.</summary>
    public Signal Deliveries { get; } = new();

    /// <summary>A job was requested manually.</summary>
    public Signal Jobs { get; } = new();

    /// <summary>Wakes every loop.</summary>
    public void SetAll()
    {
        Outbox.Set();
        Deliveries.Set();
        Jobs.Set();
    }
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
