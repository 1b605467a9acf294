using Azure.Messaging.ServiceBus;
using Marketplace.Foundation;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.ServiceDefaults;

/// <summary>Puts Service Bus in the place of the queues in PostgreSQL.</summary>
internal static class ServiceBusTransport
{
    /// <summary>Registers sender, processor and dead letters over the registered
    /// <see cref="ServiceBusClient"/>.</summary>
    internal static IServiceCollection AddServiceBusTransport(this IServiceCollection services)
    {
        services.AddCheckedOptions<BusOptions>(BusOptions.Section);
        services.AddSingleton(provider =>
            provider.GetRequiredService<ServiceBusClient>().CreateSender(BusTopology.Topic)
        );
        services.AddSingleton<IBusSender, ServiceBusSenderAdapter>();
        services.AddSingleton<IBusProcessor, ServiceBusProcessorAdapter>();
        services.AddSingleton<IBusDeadLetterQueue, ServiceBusDeadLetterQueue>();
        return services.AddEventBus();
    }
}
