using System.Collections.Frozen;

namespace Marketplace.Foundation;

/// <summary>Knows all integration events and the consumers subscribed to each.</summary>
public sealed class EventRegistry
{
    private readonly FrozenDictionary<Type, string> _names;
    private readonly FrozenDictionary<(string Consumer, string EventName), EventSubscription[]> _subscriptions;
    private readonly FrozenDictionary<string, string[]> _consumersByType;
    private readonly FrozenSet<string> _batchConsumers;
    private readonly FrozenSet<string> _declared;

    public EventRegistry(IEnumerable<EventDeclaration> events, IEnumerable<EventSubscription> subscriptions)
    {
        _names = events.ToFrozenDictionary(e => e.EventType, e => e.Name);
        Subscriptions = subscriptions.ToArray();
        _declared = _names.Values.Concat(Subscriptions.Select(s => s.EventName)).ToFrozenSet(StringComparer.Ordinal);
        _subscriptions = Subscriptions
            .GroupBy(s => (s.Consumer, s.EventName))
            .ToFrozenDictionary(g => g.Key, g => g.ToArray());
        _consumersByType = Subscriptions
            .GroupBy(s => s.EventName, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.Select(s => s.Consumer).Distinct(StringComparer.Ordinal).ToArray());
        Consumers = Subscriptions.Select(s => s.Consumer).Distinct(StringComparer.Ordinal).ToArray();
        _batchConsumers = Subscriptions.Where(s => s.TakesBatches).Select(s => s.Consumer).ToFrozenSet();
    }

    public IReadOnlyList<EventSubscription> Subscriptions { get; }

    /// <summary>All consumers; each has its own queue.</summary>
    public IReadOnlyList<string> Consumers { get; }

    public string NameOf(Type eventType) =>
        _names.TryGetValue(eventType, out var name)
            ? name
            : throw new InvalidOperationException(
                $"{eventType.Name} is not declared: add AddEvent<{eventType.Name}>() to its module."
            );

    /// <summary>Whether this version knows an event, listened to or not. One it does not know was written by a newer
    /// version, or by an older one that still had it.</summary>
    public bool Knows(string eventName) => _declared.Contains(eventName);

    /// <summary>Whether a consumer has a handler for an event in this version.</summary>
    public bool Handles(string consumer, string eventName) => _subscriptions.ContainsKey((consumer, eventName));

    public IReadOnlyList<string> ConsumersOf(string eventName) => _consumersByType.GetValueOrDefault(eventName, []);

    public IReadOnlyList<EventSubscription> SubscriptionsOf(string consumer, string eventName) =>
        _subscriptions.GetValueOrDefault((consumer, eventName), []);

    /// <summary>Whether every handler that a consumer has for an event takes several of them at once.</summary>
    public bool TakesBatches(string consumer, string eventName) =>
        SubscriptionsOf(consumer, eventName).All(s => s.TakesBatches);

    /// <summary>Whether a consumer has any handler that takes several events at once.</summary>
    public bool TakesBatches(string consumer) => _batchConsumers.Contains(consumer);
}

/// <summary>Declares that a module publishes an event.</summary>
public sealed record EventDeclaration(Type EventType, string Name);

/// <summary>Subscribes one handler of a consumer to one event.</summary>
/// <param name="TakesBatches">Whether the handler gets several events at once; otherwise it is invoked with
/// one.</param>
public sealed record EventSubscription(
    string Consumer,
    string EventName,
    Type HandlerType,
    bool TakesBatches,
    Func<IServiceProvider, IReadOnlyList<EventEnvelope>, CancellationToken, Task> InvokeAsync
);
