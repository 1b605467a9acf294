using Marketplace.Foundation;
using Marketplace.Modules;

namespace Marketplace.ServiceBusSimulator;

/// <summary>The topic and subscriptions of the product, made from the handlers its modules register.</summary>
public static class ProductTopology
{
    /// <summary>The topic with a subscription for each consumer of the whole product.</summary>
    public static TopicDefinition OfAllModules()
    {
        var services = new ServiceCollection();
        services.AddMarketplaceModules();
        return Of(
            services
                .Select(service =>
                    service.ServiceType == typeof(EventSubscription) ? service.ImplementationInstance : null
                )
                .OfType<EventSubscription>()
        );
    }

    /// <summary>The topic with a subscription for each consumer among <paramref name="handlers"/>, and a rule for each
    /// event it handles.</summary>
    public static TopicDefinition Of(IEnumerable<EventSubscription> handlers) =>
        new(
            BusTopology.Topic,
            [
                .. handlers
                    .GroupBy(handler => handler.Consumer, handler => handler.EventName, StringComparer.Ordinal)
                    .Select(consumer => new SubscriptionDefinition(consumer.Key, consumer.ToHashSet())
                    {
                        LockDuration = BusTopology.LockDuration,
                        MaxDeliveryCount = BusTopology.MaxDeliveryCount,
                    }),
            ]
        )
        {
            DuplicateWindow = BusTopology.DuplicateWindow,
        };
}
