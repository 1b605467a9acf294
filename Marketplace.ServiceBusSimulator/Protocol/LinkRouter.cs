using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using Marketplace.ServiceBusSimulator.Queues;

namespace Marketplace.ServiceBusSimulator.Protocol;

/// <summary>Answers a link that a client attaches: a sender to a topic, a receiver of a subscription or of its dead
/// letters.</summary>
internal sealed class LinkRouter(IReadOnlyList<Topic> topics, SessionAttaches attaches) : ILinkProcessor
{
    internal const string DeadLetterSuffix = "/$DeadLetterQueue";

    internal static string AddressOf(Topic topic, Subscription subscription) =>
        $"{topic.Name}/Subscriptions/{subscription.Name}";

    public void Process(AttachContext attachContext)
    {
        var address = attachContext.Link.Role
            ? (attachContext.Attach.Target as Target)?.Address
            : (attachContext.Attach.Source as Source)?.Address;
        if (attachContext.Link.Role && topics.FirstOrDefault(topic => Is(topic.Name, address)) is { } topic)
        {
            AttachSender(attachContext, topic);
        }
        else if (!attachContext.Link.Role && Find(address) is var (subscription, isDeadLetters))
        {
            AttachReceiver(attachContext, subscription, isDeadLetters);
        }
        else
        {
            attachContext.Complete(
                Symbols.ErrorOf(ErrorCode.NotFound, $"The messaging entity '{address}' could not be found.")
            );
        }
    }

    private static void AttachSender(AttachContext context, Topic topic)
    {
        context.Attach.MaxMessageSize = (ulong)topic.MaxMessageBytes;
        context.Complete(new SenderLink(topic), SenderLink.Credit);
    }

    private void AttachReceiver(AttachContext context, Subscription subscription, bool isDeadLetters)
    {
        context.Attach.MaxMessageSize = TopicDefinition.StandardMessageBytes;
        if (!isDeadLetters && SessionAttach.IsWanted(context.Attach))
        {
            attaches.Add(context, subscription);
            return;
        }

        if (!isDeadLetters)
        {
            context.Complete(
                Symbols.ErrorOf(ErrorCode.NotAllowed, $"Subscription '{subscription.Name}' requires sessions.")
            );
            return;
        }

        var endpoint = new ReceiverLink(context.Link, subscription.DeadLetters);
        context.Complete(endpoint, 0);
        endpoint.Start();
    }

    private (Subscription Subscription, bool IsDeadLetters)? Find(string? address)
    {
        foreach (var topic in topics)
        {
            foreach (var subscription in topic.Subscriptions)
            {
                var own = AddressOf(topic, subscription);
                if (Is(own, address) || Is(own + DeadLetterSuffix, address))
                    return (subscription, !Is(own, address));
            }
        }

        return null;
    }

    private static bool Is(string name, string? address) =>
        string.Equals(name, address?.Trim('/'), StringComparison.OrdinalIgnoreCase);
}
