using Marketplace.Foundation;
using Marketplace.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Marketplace.IntegrationTests.Transport;

/// <summary>The contract over a bus, here one in memory: everything but the few lines that talk to Service
/// Bus.</summary>
public sealed class InProcessBusTransportTests(InProcessBusTransportTests.App app)
    : TransportContract(app),
        IClassFixture<InProcessBusTransportTests.App>
{
    public sealed class App : TransportApp
    {
        protected override void ConfigureServices(IServiceCollection services)
        {
            base.ConfigureServices(services);
            services.AddSingleton(provider => new InProcessBus(
                provider.GetRequiredService<EventRegistry>().ConsumersOf
            ));
            services.AddSingleton<IBusSender>(provider => provider.GetRequiredService<InProcessBus>());
            services.AddSingleton<IBusProcessor>(provider => provider.GetRequiredService<InProcessBus>());
            services.AddSingleton<IBusDeadLetterQueue>(provider => provider.GetRequiredService<InProcessBus>());
            services.AddEventBus();
            services.Replace(
                ServiceDescriptor.Singleton(provider => new BusConsumer(
                    BusConsumer.Dispatch(provider.GetRequiredService<IServiceScopeFactory>()),
                    new Hurried(500),
                    provider.GetRequiredService<ILogger<BusConsumer>>()
                ))
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
