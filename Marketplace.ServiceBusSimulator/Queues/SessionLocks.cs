namespace Marketplace.ServiceBusSimulator.Queues;

/// <summary>Who holds which session of a subscription, and who waits for one.</summary>
internal sealed class SessionLocks(MessageQueue messages, TimeSpan lockDuration, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SessionLock> _held = new(StringComparer.Ordinal);
    private readonly List<ISessionRequest> _waiting = [];

    public int Held
    {
        get
        {
            lock (_gate)
                return _held.Count;
        }
    }

    /// <summary>Grants a session now, or as soon as one has messages and nobody holds it.</summary>
    public void Request(ISessionRequest request)
    {
        lock (_gate)
        {
            if (request.SessionId is null || !_held.ContainsKey(request.SessionId))
            {
                _waiting.Add(request);
                request = null!;
            }
        }

        request?.RefuseHeld();
        Offer();
    }

    public void Withdraw(ISessionRequest request)
    {
        lock (_gate)
            _waiting.Remove(request);
    }

    /// <summary>Gives free sessions with messages to receivers that wait, first come first served.</summary>
    public void Offer()
    {
        while (Match() is var (request, session))
        {
            if (!request.TryGrant(session))
                Release(session);
        }
    }

    /// <summary>Lengthens the lock of a session and of its messages.</summary>
    /// <returns>Its new end, or null when nobody holds the session.</returns>
    public DateTimeOffset? Renew(string sessionId)
    {
        lock (_gate)
        {
            if (!_held.TryGetValue(sessionId, out var session))
                return null;
            session.LockedUntil = clock.GetUtcNow() + lockDuration;
            messages.RenewSession(sessionId, session.LockedUntil);
            return session.LockedUntil;
        }
    }

    /// <summary>Ends a lock that its receiver gives back; its messages do not count the delivery.</summary>
    public void Release(SessionLock session) => End(session, Settlement.Release);

    /// <summary>Ends locks that ran out and requests that waited long enough.</summary>
    public void Expire()
    {
        var now = clock.GetUtcNow();
        SessionLock[] lost;
        ISessionRequest[] late;
        lock (_gate)
        {
            lost = [.. _held.Values.Where(session => session.LockedUntil <= now)];
            late = [.. _waiting.Where(request => request.Deadline <= now)];
            _waiting.RemoveAll(late.Contains);
        }

        foreach (var session in lost)
        {
            End(session, Settlement.Abandon);
            session.Lose();
        }

        foreach (var request in late)
            request.TimeOut();
    }

    private (ISessionRequest Request, SessionLock Session)? Match()
    {
        lock (_gate)
        {
            foreach (var request in _waiting)
            {
                var sessionId =
                    request.SessionId is null ? messages.FirstSession(id => !_held.ContainsKey(id))
                    : _held.ContainsKey(request.SessionId) ? null
                    : request.SessionId;
                if (sessionId is null)
                    continue;
                var session = new SessionLock(sessionId, clock.GetUtcNow() + lockDuration);
                _held.Add(sessionId, session);
                _waiting.Remove(request);
                return (request, session);
            }

            return null;
        }
    }

    private void End(SessionLock session, Settlement outcome)
    {
        lock (_gate)
        {
            if (_held.GetValueOrDefault(session.SessionId) != session)
                return;
        }

        messages.SettleSession(session.SessionId, outcome);
        lock (_gate)
        {
            if (_held.GetValueOrDefault(session.SessionId) == session)
                _held.Remove(session.SessionId);
        }

        Offer();
    }
}
