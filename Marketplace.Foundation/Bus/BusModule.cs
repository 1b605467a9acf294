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
        services.AddSingleton(provider => new BusConsumer(
            BusConsumer.Dispatch(provider.GetRequiredService<IServiceScopeFactory>()),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<BusConsumer>>()
        ));
        services.Replace(ServiceDescriptor.Singleton<IEventReceiver, BusEventReceiver>());
        services.Replace(ServiceDescriptor.Scoped<IEventSender, BusEventSender>());
        services.Replace(ServiceDescriptor.Scoped<IDeadLetters, BusDeadLetters>());
        return services;
    }
}
