using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using Marketplace.ServiceBusSimulator.Queues;

namespace Marketplace.ServiceBusSimulator.Protocol;

/// <summary>Takes what a sender publishes to a topic.</summary>
internal sealed class SenderLink(Topic topic) : LinkEndpoint
{
    /// <summary>Transfers a sender may have under way.</summary>
    internal const int Credit = 500;

    public override void OnMessage(MessageContext messageContext)
    {
        var messages = MessageCodec.Read(messageContext.Message);
        if (messages.Sum(message => (long)message.Encoded.Length) > topic.MaxMessageBytes)
        {
            messageContext.Complete(
                Symbols.ErrorOf(
                    ErrorCode.MessageSizeExceeded,
                    $"The topic takes {topic.MaxMessageBytes} bytes at most."
                )
            );
            return;
        }

        topic.Publish(messages);
        messageContext.Complete();
    }

    public override void OnFlow(FlowContext flowContext) { }

    public override void OnDisposition(DispositionContext dispositionContext) => dispositionContext.Complete();
}
