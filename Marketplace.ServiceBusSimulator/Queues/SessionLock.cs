namespace Marketplace.ServiceBusSimulator.Queues;

/// <summary>A session held by one receiver.</summary>
internal sealed class SessionLock(string sessionId, DateTimeOffset lockedUntil)
{
    private long _until = lockedUntil.UtcTicks;
    private volatile bool _isLost;

    public string SessionId { get; } = sessionId;

    public DateTimeOffset LockedUntil
    {
        get => new(Volatile.Read(ref _until), TimeSpan.Zero);
        set => Volatile.Write(ref _until, value.UtcTicks);
    }

    public bool IsLost => _isLost;

    /// <summary>The lock ran out before its receiver renewed or closed it.</summary>
    public event Action? Lost;

    public void Lose()
    {
        _isLost = true;
        Lost?.Invoke();
    }
}

/// <summary>A receiver that waits for a session.</summary>
internal interface ISessionRequest
{
    /// <summary>The session asked for; null: any.</summary>
    string? SessionId { get; }

    /// <summary>When the receiver stops waiting.</summary>
    DateTimeOffset Deadline { get; }

    /// <returns>False: the receiver is gone.</returns>
    bool TryGrant(SessionLock session);

    /// <summary>No session came in time.</summary>
    void TimeOut();

    /// <summary>Another receiver holds the session asked for.</summary>
    void RefuseHeld();
}
