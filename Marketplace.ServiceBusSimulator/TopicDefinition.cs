namespace Marketplace.ServiceBusSimulator;

/// <summary>A topic the broker has, with its subscriptions.</summary>
public sealed record TopicDefinition(string Name, IReadOnlyList<SubscriptionDefinition> Subscriptions)
{
    /// <summary>The largest message or batch that Service Bus Standard takes.</summary>
    public const int StandardMessageBytes = 256 * 1024;

    /// <summary>How long a message id is remembered; a message with the same id is dropped in that time.</summary>
    public TimeSpan DuplicateWindow { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The largest message or batch in bytes.</summary>
    public int MaxMessageBytes { get; init; } = StandardMessageBytes;
}

/// <summary>A subscription with sessions.</summary>
/// <param name="Subjects">Its rules: a correlation filter on the subject for each. Empty: every message.</param>
public sealed record SubscriptionDefinition(string Name, IReadOnlyCollection<string> Subjects)
{
    /// <summary>How long a session or a message stays locked without renewal.</summary>
    public TimeSpan LockDuration { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Deliveries of a message before it goes to the dead letters.</summary>
    public int MaxDeliveryCount { get; init; } = 10;

    /// <summary>How long a message may stay; then it goes to the dead letters. The message itself may ask for
    /// less.</summary>
    public TimeSpan TimeToLive { get; init; } = TimeSpan.MaxValue;
}
