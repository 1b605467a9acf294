using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using Marketplace.ServiceBusSimulator.Queues;

namespace Marketplace.ServiceBusSimulator.Protocol;

/// <summary>Sends the messages of a queue, or of one session of it, to a receiver.</summary>
internal sealed class ReceiverLink(
    ListenerLink link,
    MessageQueue messages,
    SessionLocks? sessions = null,
    SessionLock? session = null
) : LinkEndpoint
{
    private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>Begins to send; the link is attached.</summary>
    public void Start()
    {
        messages.Changed += Signal;
        if (session is not null)
            session.Lost += CloseLink;
        _ = Task.Run(PumpAsync);
        Signal();
    }

    public override void OnFlow(FlowContext flowContext) => Signal();

    public override void OnDisposition(DispositionContext dispositionContext)
    {
        if (dispositionContext.State == ContextState.Aborted)
            return;
        var token = ((OutgoingMessage)dispositionContext.Message).LockToken;
        var lost = session is null ? Symbols.MessageLockLost : Symbols.SessionLockLost;
        if (Dispositions.Apply(messages, token, dispositionContext.DeliveryState, lost) is { } error)
            dispositionContext.Complete(error);
        else
            dispositionContext.Complete();
    }

    public override void OnLinkClosed(ListenerLink link, Error error)
    {
        messages.Changed -= Signal;
        _signals.Writer.TryComplete();
        if (session is not null)
            sessions!.Release(session);
    }

    private void Signal() => _signals.Writer.TryWrite(true);

    private void CloseLink() =>
        link.Close(TimeSpan.Zero, Symbols.ErrorOf(Symbols.SessionLockLost, "The session lock has expired."));

    private async Task PumpAsync()
    {
        await foreach (var _ in _signals.Reader.ReadAllAsync())
        {
            while (Credit > 0 && session?.IsLost != true && !link.IsClosed)
            {
                if (messages.TryLock(session?.SessionId, session?.LockedUntil) is not { } delivery)
                    break;
                Send(delivery);
            }

            if (link.IsDraining && !link.IsClosed)
                link.CompleteDrain();
        }
    }

    private void Send(LockedMessage delivery)
    {
        try
        {
            link.SendMessage(MessageCodec.Write(delivery));
        }
        catch (AmqpException)
        {
            // The link is closing: the message has not left.
            messages.Settle(delivery.LockToken, Settlement.Release);
            return;
        }

        if (link.SettleOnSend)
            messages.Settle(delivery.LockToken, Settlement.Complete);
    }

    /// <summary>Messages the client still takes.</summary>
    /// <remarks>Read from the link: counting what the callbacks report would count a flow twice that arrives while the
    /// attach is being answered. Below zero when the client lowered it while a message left.</remarks>
    private int Credit => (int)CreditOf(link);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Credit")]
    private static extern uint CreditOf(ListenerLink link);
}
