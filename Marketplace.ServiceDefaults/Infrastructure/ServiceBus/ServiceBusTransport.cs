using Azure.Messaging.ServiceBus;
using Marketplace.Foundation;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.ServiceDefaults;

/// <summary>Replaces the PostgreSQL queues with Service Bus.</summary>
internal static class ServiceBusTransport
{
    /// <summary>Registers the sender, the processor and the dead-letter queue on top of the registered
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
