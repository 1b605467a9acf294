using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Foundation;

/// <summary>Knows all integration events and the consumers subscribed to each.</summary>
public sealed class EventRegistry
{
    private readonly FrozenDictionary<Type, string> _names;
    private readonly FrozenDictionary<string, EventSubscription[]> _byType;
    private readonly FrozenDictionary<string, string[]> _consumersByType;

    public EventRegistry(IEnumerable<EventDeclaration> events, IEnumerable<EventSubscription> subscriptions)
    {
        _names = events.ToFrozenDictionary(e => e.EventType, e => e.Name);
        Subscriptions = subscriptions.ToArray();
        _byType = Subscriptions
            .GroupBy(s => s.EventName, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray());
        _consumersByType = _byType.ToFrozenDictionary(
            t => t.Key,
            t => t.Value.Select(s => s.Consumer).Distinct(StringComparer.Ordinal).ToArray()
        );
        Consumers = Subscriptions.Select(s => s.Consumer).Distinct(StringComparer.Ordinal).ToArray();
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

    public IReadOnlyList<string> ConsumersOf(string eventName) => _consumersByType.GetValueOrDefault(eventName, []);

    public IEnumerable<EventSubscription> SubscriptionsOf(string consumer, string eventName) =>
        _byType.GetValueOrDefault(eventName, []).Where(s => s.Consumer == consumer);
}

/// <summary>Declares that a module publishes an event.</summary>
public sealed record EventDeclaration(Type EventType, string Name);

/// <summary>Subscribes one handler of a consumer to one event.</summary>
public sealed record EventSubscription(
    string Consumer,
    string EventName,
    Type HandlerType,
    Func<IServiceProvider, string, EventContext, CancellationToken, Task> InvokeAsync
);

/// <summary>Registers integration events and their handlers.</summary>
public static class EventRegistration
{
    /// <summary>Declares an event that the module publishes.</summary>
    public static IServiceCollection AddEvent<TEvent>(this IServiceCollection services)
        where TEvent : IIntegrationEvent =>
        services.AddSingleton(new EventDeclaration(typeof(TEvent), NameOf<TEvent>()));

    /// <summary>Subscribes a handler of a consumer (a module's name) to an event.</summary>
    public static IServiceCollection AddEventHandler<TEvent, THandler>(
        this IServiceCollection services,
        string consumer
    )
        where TEvent : IIntegrationEvent
        where THandler : class, IEventHandler<TEvent>
    {
        services.AddScoped<THandler>();
        return services.AddSingleton(
            new EventSubscription(
                consumer,
                NameOf<TEvent>(),
                typeof(THandler),
                static (provider, data, context, ct) =>
                    provider
                        .GetRequiredService<THandler>()
                        .HandleAsync(JsonSerializer.Deserialize<TEvent>(data, EventJson.Options)!, context, ct)
            )
        );
    }

    private static string NameOf<TEvent>() =>
        typeof(TEvent).GetCustomAttribute<EventNameAttribute>()?.Name
        ?? throw new InvalidOperationException($"{typeof(TEvent).Name} lacks [EventName].");
}
