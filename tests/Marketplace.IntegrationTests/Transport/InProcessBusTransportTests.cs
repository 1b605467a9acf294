using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.IntegrationTests.Transport;

/// <summary>The contract over a bus, here one in memory: everything but the few lines that talk to Service
/// Bus.</summary>
[InProcessBusTransportTests.InMemory]
public sealed class InProcessBusTransportTests(TransportApp app) : TransportContract(app), IClassFixture<TransportApp>
{
    public sealed class InMemoryAttribute : HostSetupAttribute
    {
        public override void Configure(IServiceCollection services)
        {
            services.AddSingleton(provider => new InProcessBus(
                provider.GetRequiredService<EventRegistry>().ConsumersOf
            ));
            services.AddSingleton<IBusSender>(provider => provider.GetRequiredService<InProcessBus>());
            services.AddSingleton<IBusProcessor>(provider => provider.GetRequiredService<InProcessBus>());
            services.AddSingleton<IBusDeadLetterQueue>(provider => provider.GetRequiredService<InProcessBus>());
            services.AddEventBus();
            services.Replace(
                ServiceDescriptor.Singleton(provider => BusModule.NewConsumer(provider, new Hurried(500)))
            );
            services.Replace(
                ServiceDescriptor.Singleton<IEventReceiver>(provider => new BusEventReceiver(
                    provider.GetRequiredService<IBusProcessor>(),
                    provider.GetRequiredService<BusConsumer>(),
                    provider.GetRequiredService<EventRegistry>(),
                    new Hurried(8)
                ))
            );
        }
    }
}
