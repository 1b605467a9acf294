using Marketplace.Foundation;
using Marketplace.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.ArchitectureTests.Deployment.Azure;

/// <summary>Which events each consumer listens to, as the modules register it.</summary>
internal static class Routes
{
    internal static IReadOnlyDictionary<string, IReadOnlyList<string>> OfTheCode { get; } =
        new ServiceCollection()
            .AddMarketplaceModules()
            .Select(service => service.ImplementationInstance)
            .OfType<EventSubscription>()
            .GroupBy(listener => listener.Consumer, listener => listener.EventName)
            .ToDictionary(
                consumer => consumer.Key,
                IReadOnlyList<string> (events) => [.. events.Distinct().Order(StringComparer.Ordinal)],
                StringComparer.Ordinal
            );
}
