using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Foundation;

/// <summary>Runs the handlers of domain events raised by the tracked aggregates, until no more are raised.</summary>
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
            foreach (var route in services.GetServices<DomainEventRoute>())
                if (route.EventType == domainEvent.GetType())
                    await route.InvokeAsync(services, domainEvent, cancellationToken);
        }
    }
}

/// <summary>One handler of one domain event.</summary>
public sealed record DomainEventRoute(
    Type EventType,
    Func<IServiceProvider, IDomainEvent, CancellationToken, Task> InvokeAsync
);

/// <summary>The line with which a module lets a handler hear its domain event.</summary>
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
