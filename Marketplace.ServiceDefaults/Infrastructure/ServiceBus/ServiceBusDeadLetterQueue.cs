using Azure.Messaging.ServiceBus;
using Marketplace.Foundation;

namespace Marketplace.ServiceDefaults;

/// <summary>The dead-letter queue of a consumer's Service Bus subscription.</summary>
internal sealed class ServiceBusDeadLetterQueue(ServiceBusClient client) : IBusDeadLetterQueue
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(2);

    public async Task<IReadOnlyList<BusDeadLetter>> PeekAsync(
        string consumer,
        int limit,
        CancellationToken cancellationToken
    )
    {
        await using var receiver = Open(consumer);
        var found = new List<BusDeadLetter>();
        long? from = null;
        while (found.Count < limit)
        {
            var page = await receiver.PeekMessagesAsync(limit - found.Count, from, cancellationToken);
            if (page.Count == 0)
                break;
            found.AddRange(page.Select(Describe));
            from = page[^1].SequenceNumber + 1;
        }

        return found;
    }

    public async Task<int> TakeAsync(
        string consumer,
        int limit,
        Func<BusDeadLetter, CancellationToken, Task> resend,
        CancellationToken cancellationToken
    )
    {
        await using var receiver = Open(consumer);
        var messages = await receiver.ReceiveMessagesAsync(limit, Wait, cancellationToken);
        foreach (var message in messages)
        {
            await resend(Describe(message), cancellationToken);
            await receiver.CompleteMessageAsync(message, cancellationToken);
        }

        return messages.Count;
    }

    private ServiceBusReceiver Open(string consumer) =>
        client.CreateReceiver(
            BusTopology.Topic,
            consumer,
            new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter }
        );

    private static BusDeadLetter Describe(ServiceBusReceivedMessage message) =>
        new(
            ServiceBusMessages.FromServiceBus(message),
            message.SequenceNumber,
            message.DeliveryCount,
            message.EnqueuedTime,
            message.DeadLetterReason,
            message.DeadLetterErrorDescription
        );
}
