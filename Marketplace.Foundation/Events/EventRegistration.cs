using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Foundation;

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
                TakesBatches: false,
                async (provider, envelopes, ct) =>
                {
                    var handler = provider.GetRequiredService<THandler>();
                    foreach (var envelope in envelopes)
                        await handler.HandleAsync(Read<TEvent>(envelope), ContextOf(envelope, consumer), ct);
                }
            )
        );
    }

    /// <summary>Subscribes a handler of a consumer (a module's name) that takes several events at once.</summary>
    public static IServiceCollection AddEventBatchHandler<TEvent, THandler>(
        this IServiceCollection services,
        string consumer
    )
        where TEvent : IIntegrationEvent
        where THandler : class, IEventBatchHandler<TEvent>
    {
        services.AddScoped<THandler>();
        return services.AddSingleton(
            new EventSubscription(
                consumer,
                NameOf<TEvent>(),
                typeof(THandler),
                TakesBatches: true,
                (provider, envelopes, ct) =>
                    provider
                        .GetRequiredService<THandler>()
                        .HandleAsync(
                            [
                                .. envelopes.Select(e => new ReceivedEvent<TEvent>(
                                    Read<TEvent>(e),
                                    ContextOf(e, consumer)
                                )),
                            ],
                            ct
                        )
            )
        );
    }

    private static TEvent Read<TEvent>(EventEnvelope envelope) =>
        JsonSerializer.Deserialize<TEvent>(envelope.Data, EventJson.Options)!;

    private static EventContext ContextOf(EventEnvelope envelope, string consumer) =>
        new(envelope.Id, envelope.Time, consumer);

    private static string NameOf<TEvent>() =>
        typeof(TEvent).GetCustomAttribute<EventNameAttribute>()?.Name
        ?? throw new InvalidOperationException($"{typeof(TEvent).Name} lacks [EventName].");
}
