using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Marketplace.Foundation;

/// <summary>Puts a bus in the place of the queues in PostgreSQL.</summary>
public static class BusModule
{
    /// <summary>Registers sender, receiver and dead letters over the bus; the caller registers
    /// <see cref="IBusSender"/>, <see cref="IBusProcessor"/> and <see cref="IBusDeadLetterQueue"/>.</summary>
    /// <remarks>May come before or after <see cref="FoundationModule.AddFoundation{TContext}"/>.</remarks>
    public static IServiceCollection AddEventBus(this IServiceCollection services)
    {
        services.AddSingleton(provider => NewConsumer(provider, provider.GetRequiredService<TimeProvider>()));
        services.Replace(ServiceDescriptor.Singleton<IEventReceiver, BusEventReceiver>());
        services.Replace(ServiceDescriptor.Scoped<IEventSender, BusEventSender>());
        services.Replace(ServiceDescriptor.Scoped<IDeadLetters, BusDeadLetters>());
        return services;
    }

    /// <summary>A consumer whose handlers, and whose question to the database, have scopes of their own.</summary>
    /// <param name="clock">By it pauses are made.</param>
    public static BusConsumer NewConsumer(IServiceProvider services, TimeProvider clock)
    {
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        return new(
            Dispatch(scopes),
            Ask(scopes),
            services.GetRequiredService<UnknownEventRegistry>(),
            clock,
            services.GetRequiredService<ILogger<BusConsumer>>()
        );
    }

    /// <summary>Hands events to <see cref="EventDispatcher"/>, each in a scope of its own.</summary>
    private static HandleEvent Dispatch(IServiceScopeFactory scopes) =>
        async (consumer, envelope, cancellationToken) =>
        {
            await using var scope = scopes.CreateAsyncScope();
            // Before the inbox: a row there would say that the event was handled.
            if (!scope.ServiceProvider.GetRequiredService<EventRegistry>().Handles(consumer, envelope.Type))
                throw new UnknownEventException($"{consumer} has no handler for {envelope.Type} in this version.");
            await scope
                .ServiceProvider.GetRequiredService<EventDispatcher>()
                .HandleAsync(consumer, envelope, cancellationToken);
        };

    /// <summary>Asks by a connection of its own.</summary>
    private static AskDatabase Ask(IServiceScopeFactory scopes) =>
        async cancellationToken =>
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<FoundationDbContext>();
            return await db.Database.CanConnectAsync(cancellationToken);
        };
}
