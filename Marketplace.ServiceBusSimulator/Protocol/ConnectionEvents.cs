using Amqp.Handler;
using EventId = Amqp.Handler.EventId;

namespace Marketplace.ServiceBusSimulator.Protocol;

/// <summary>Steps in where the AMQP library leaves something to its user.</summary>
/// <remarks>It gives each delivery the lock token as its tag. And it answers an attach that still waits for a session
/// when the client takes it back: the library would close the whole connection.</remarks>
internal sealed class ConnectionEvents(SessionAttaches attaches) : IHandler
{
    public bool CanHandle(EventId id) => id is EventId.SendDelivery or EventId.LinkRemoteClose;

    public void Handle(Event protocolEvent)
    {
        if (protocolEvent.Id == EventId.LinkRemoteClose)
            attaches.Withdraw(protocolEvent.Link);
        else if (protocolEvent.Context is IDelivery { Message: OutgoingMessage message } delivery)
            delivery.Tag = message.LockToken.ToByteArray();
    }
}
