namespace Marketplace.ServiceBusSimulator.Queues;

/// <summary>A subscription: its messages, its dead letters, and who holds which session.</summary>
internal sealed class Subscription
{
    private readonly SubscriptionDefinition _definition;

    public Subscription(SubscriptionDefinition definition, TimeProvider clock)
    {
        _definition = definition;
        Messages = new(definition, clock);
        DeadLetters = new(definition with { MaxDeliveryCount = int.MaxValue, TimeToLive = TimeSpan.MaxValue }, clock);
        Sessions = new(Messages, definition.LockDuration, clock);
        Messages.GivenUp += (message, cause) =>
            DeadLetters.Add(message.Content with { TimeToLive = null }, message.DeliveryCount, cause);
        Messages.Changed += Sessions.Offer;
    }

    public string Name => _definition.Name;

    public MessageQueue Messages { get; }

    public MessageQueue DeadLetters { get; }

    public SessionLocks Sessions { get; }

    /// <summary>Takes a message that a rule of the subscription matches.</summary>
    public void Offer(PublishedMessage message)
    {
        if (_definition.Subjects.Count > 0 && !_definition.Subjects.Contains(message.Subject))
            return;
        if (message.SessionId is null)
            DeadLetters.Add(message, cause: DeadLetterCause.NoSession);
        else
            Messages.Add(message);
    }

    /// <summary>Ends what has run out: locks of sessions and messages, and the life of messages.</summary>
    public void Expire()
    {
        Sessions.Expire();
        Messages.Expire();
        DeadLetters.Expire();
    }
}
