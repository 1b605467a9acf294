using System.Collections.Concurrent;
using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using Amqp.Types;
using Marketplace.ServiceBusSimulator.Queues;

namespace Marketplace.ServiceBusSimulator.Protocol;

/// <summary>An attach that is answered when there is a session for it.</summary>
internal sealed class SessionAttach(AttachContext context, Subscription subscription, DateTimeOffset deadline)
    : ISessionRequest
{
    private readonly Lock _gate = new();
    private bool _isAnswered;

    public string? SessionId { get; } = FilterOf(context.Attach) as string;

    public DateTimeOffset Deadline { get; } = deadline;

    /// <summary>Whether the client asks for a session at all.</summary>
    public static bool IsWanted(Attach attach) =>
        ((Source)attach.Source).FilterSet?.ContainsKey(Symbols.SessionFilter) == true;

    public bool TryGrant(SessionLock session)
    {
        lock (_gate)
        {
            if (_isAnswered || context.Link.IsClosed)
                return false;
            _isAnswered = true;
            ((Source)context.Attach.Source).FilterSet[Symbols.SessionFilter] = session.SessionId;
            context.Attach.Properties ??= new Fields();
            context.Attach.Properties[Symbols.LockedUntilUtc] = session.LockedUntil.UtcTicks;
            var endpoint = new ReceiverLink(context.Link, subscription.Messages, subscription.Sessions, session);
            try
            {
                context.Complete(endpoint, 0);
            }
            catch (Exception exception) when (exception is AmqpException or ObjectDisposedException)
            {
                // The connection broke while the session was being granted.
                endpoint.OnLinkClosed(context.Link, null!);
                return false;
            }

            endpoint.Start();
            return true;
        }
    }

    public void TimeOut() =>
        Refuse(Symbols.ErrorOf(Symbols.Timeout, "No session with messages became available in time."));

    public void RefuseHeld() =>
        Refuse(Symbols.ErrorOf(Symbols.SessionCannotBeLocked, $"Another receiver holds session {SessionId}."));

    /// <summary>Answers the attach because the client no longer wants it.</summary>
    public void Withdraw()
    {
        subscription.Sessions.Withdraw(this);
        Refuse(Symbols.ErrorOf(ErrorCode.DetachForced, "The client closed the link before a session was found."));
    }

    private void Refuse(Error error)
    {
        lock (_gate)
        {
            if (_isAnswered)
                return;
            _isAnswered = true;
            if (!context.Link.IsClosed)
                context.Complete(error);
        }
    }

    private static object? FilterOf(Attach attach) => ((Source)attach.Source).FilterSet?[Symbols.SessionFilter];
}

/// <summary>The attaches that wait for a session.</summary>
internal sealed class SessionAttaches(TimeProvider clock)
{
    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<Link, SessionAttach> _all = new();

    /// <summary>Lets an attach wait for a session of a subscription, as long as the client says.</summary>
    public void Add(AttachContext context, Subscription subscription)
    {
        var wait = context.Attach.Properties?[Symbols.Timeout] is uint milliseconds
            ? TimeSpan.FromMilliseconds(milliseconds)
            : DefaultWait;
        var attach = new SessionAttach(context, subscription, clock.GetUtcNow() + wait);
        _all[context.Link] = attach;
        context.Link.AddClosedCallback((_, _) => Withdraw(context.Link));
        subscription.Sessions.Request(attach);
    }

    /// <summary>A link closes that may still wait.</summary>
    public void Withdraw(Link link)
    {
        if (_all.TryRemove(link, out var attach))
            attach.Withdraw();
    }
}
