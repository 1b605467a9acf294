using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Foundation;

/// <summary>Runs the handlers of domain events raised by tracked aggregates until no new events are raised.</summary>
public sealed class DomainEventDispatcher(IServiceProvider services)
{
    internal async Task DispatchAsync(FoundationDbContext db, CancellationToken cancellationToken)
    {
        while (true)
        {
            var events = db
                .ChangeTracker.Entries<Entity>()
                .Where(e => e.Entity.HasEvents)
                .SelectMany(e => e.Entity.TakeEvents())
                .ToArray();
            if (events.Length == 0)
                return;
            foreach (var domainEvent in events)
            {
                foreach (var route in services.GetServices<DomainEventRoute>())
                {
                    if (route.EventType == domainEvent.GetType())
                        await route.InvokeAsync(services, domainEvent, cancellationToken);
                }
            }
        }
    }
}

/// <summary>Routes one domain event to one handler.</summary>
public sealed record DomainEventRoute(
    Type EventType,
    Func<IServiceProvider, IDomainEvent, CancellationToken, Task> InvokeAsync
);

/// <summary>Registers domain event handlers.</summary>
public static class DomainEventRegistration
{
    public static IServiceCollection AddDomainEventHandler<TEvent, THandler>(this IServiceCollection services)
        where TEvent : class, IDomainEvent
        where THandler : class, IDomainEventHandler<TEvent>
    {
        services.AddScoped<THandler>();
        return services.AddSingleton(
            new DomainEventRoute(
                typeof(TEvent),
                static (provider, domainEvent, ct) =>
                    provider.GetRequiredService<THandler>().HandleAsync((TEvent)domainEvent, ct)
            )
        );
    }
}
