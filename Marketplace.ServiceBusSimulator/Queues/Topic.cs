namespace Marketplace.ServiceBusSimulator.Queues;

/// <summary>Takes messages, drops duplicates, and hands each to the subscriptions.</summary>
internal sealed class Topic(TopicDefinition definition, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly DuplicateDetection _duplicates = new(definition.DuplicateWindow, clock);
    private long _received;
    private long _dropped;
    private long _transfers;

    public string Name => definition.Name;

    public int MaxMessageBytes => definition.MaxMessageBytes;

    public IReadOnlyList<Subscription> Subscriptions { get; } =
    [.. definition.Subscriptions.Select(subscription => new Subscription(subscription, clock))];

    /// <summary>Messages taken.</summary>
    public long Received => Volatile.Read(ref _received);

    /// <summary>Messages dropped because their id was known.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>Single messages and batches taken.</summary>
    public long Transfers => Volatile.Read(ref _transfers);

    /// <summary>Takes the messages of one transfer, in order.</summary>
    public void Publish(IReadOnlyList<PublishedMessage> messages)
    {
        lock (_gate)
        {
            _transfers++;
            foreach (var message in messages)
            {
                if (message.MessageId is not null && !_duplicates.IsNew(message.MessageId))
                {
                    _dropped++;
                    continue;
                }

                _received++;
                foreach (var subscription in Subscriptions)
                    subscription.Offer(message);
            }
        }
    }
}
