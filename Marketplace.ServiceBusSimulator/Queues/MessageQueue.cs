namespace Marketplace.ServiceBusSimulator.Queues;

/// <summary>Messages in the order they came, each locked by at most one receiver.</summary>
internal sealed class MessageQueue(SubscriptionDefinition rules, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly List<QueuedMessage> _messages = [];
    private readonly Dictionary<Guid, QueuedMessage> _locked = [];
    private long _lastSequenceNumber;

    /// <summary>A message may have become available.</summary>
    public event Action? Changed;

    /// <summary>A message has left the queue for the dead letters.</summary>
    public event Action<QueuedMessage, DeadLetterCause>? GivenUp;

    public (int Waiting, int Locked) Counts
    {
        get
        {
            lock (_gate)
                return (_messages.Count - _locked.Count, _locked.Count);
        }
    }

    public void Add(PublishedMessage content, int deliveryCount = 0, DeadLetterCause? cause = null)
    {
        lock (_gate)
        {
            _messages.Add(
                new(content, ++_lastSequenceNumber, clock.GetUtcNow(), rules.TimeToLive)
                {
                    DeliveryCount = deliveryCount,
                    Cause = cause,
                }
            );
        }

        Changed?.Invoke();
    }

    /// <summary>Locks the first message that is available, of one session if one is given.</summary>
    public LockedMessage? TryLock(string? sessionId, DateTimeOffset? lockedUntil = null)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var message = _messages.Find(m =>
                m.IsAvailable(now) && (sessionId is null || m.Content.SessionId == sessionId)
            );
            if (message is null)
                return null;
            var token = Guid.CreateVersion7(now);
            message.LockToken = token;
            message.LockedUntil = lockedUntil ?? now + rules.LockDuration;
            _locked.Add(token, message);
            return new(message, message.DeliveryCount, token, message.LockedUntil);
        }
    }

    /// <summary>The session of the first available message whose session satisfies a condition.</summary>
    public string? FirstSession(Func<string, bool> isFree)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            return _messages.Find(m => m.IsAvailable(now) && isFree(m.Content.SessionId!))?.Content.SessionId;
        }
    }

    /// <summary>Messages from a sequence number on, whether locked or not.</summary>
    public IReadOnlyList<LockedMessage> Peek(long from, int count, string? sessionId)
    {
        lock (_gate)
        {
            return
            [
                .. _messages
                    .Where(m => m.SequenceNumber >= from && (sessionId is null || m.Content.SessionId == sessionId))
                    .Take(count)
                    .Select(m => new LockedMessage(m, m.DeliveryCount, Guid.Empty, default)),
            ];
        }
    }

    /// <summary>Ends a lock.</summary>
    /// <returns>False: the lock is lost, nothing has changed.</returns>
    public bool Settle(Guid token, Settlement outcome, DeadLetterCause? cause = null)
    {
        QueuedMessage? message;
        lock (_gate)
        {
            if (!_locked.Remove(token, out message))
                return false;
            message.LockToken = null;
            if (outcome == Settlement.Abandon && ++message.DeliveryCount >= rules.MaxDeliveryCount)
                cause = DeadLetterCause.TooManyDeliveries(message.DeliveryCount);
            if (outcome == Settlement.Complete || cause is not null)
                _messages.Remove(message);
        }

        if (cause is not null)
            GivenUp?.Invoke(message, cause);
        Changed?.Invoke();
        return true;
    }

    /// <summary>Lengthens the lock of a message.</summary>
    /// <returns>Its new end, or null when the lock is lost.</returns>
    public DateTimeOffset? Renew(Guid token)
    {
        lock (_gate)
        {
            return _locked.TryGetValue(token, out var message)
                ? message.LockedUntil = clock.GetUtcNow() + rules.LockDuration
                : null;
        }
    }

    /// <summary>Lengthens the locks of a session's messages with the lock of the session.</summary>
    public void RenewSession(string sessionId, DateTimeOffset until)
    {
        lock (_gate)
        {
            foreach (var message in _locked.Values.Where(m => m.Content.SessionId == sessionId))
                message.LockedUntil = until;
        }
    }

    /// <summary>Ends every lock on messages of a session.</summary>
    public void SettleSession(string sessionId, Settlement outcome) =>
        SettleAll(m => m.Content.SessionId == sessionId, outcome);

    /// <summary>Ends locks that have run out and gives up messages that are too old.</summary>
    public void Expire()
    {
        var now = clock.GetUtcNow();
        SettleAll(m => m.LockedUntil <= now, Settlement.Abandon);
        List<QueuedMessage> old;
        lock (_gate)
        {
            old = _messages.FindAll(m => m.LockToken is null && m.ExpiresAt <= now);
            _messages.RemoveAll(old.Contains);
        }

        foreach (var message in old)
            GivenUp?.Invoke(message, DeadLetterCause.Expired);
    }

    private void SettleAll(Func<QueuedMessage, bool> concerned, Settlement outcome)
    {
        Guid[] tokens;
        lock (_gate)
            tokens = [.. _locked.Where(pair => concerned(pair.Value)).Select(pair => pair.Key)];
        foreach (var token in tokens)
            Settle(token, outcome);
    }
}
