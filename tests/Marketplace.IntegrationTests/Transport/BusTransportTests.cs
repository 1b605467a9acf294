using Marketplace.Foundation;
using Marketplace.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Marketplace.IntegrationTests.Transport;

/// <summary>The contract over a bus, here one in memory: everything but the few lines that talk to Service
/// Bus.</summary>
public sealed class BusTransportTests(BusTransportTests.App app)
    : TransportContract(app),
        IClassFixture<BusTransportTests.App>
{
    public sealed class App : TransportApp
    {
        protected override void ConfigureServices(IServiceCollection services)
        {
            base.ConfigureServices(services);
            services.AddSingleton(provider => new InProcessBus(
                provider.GetRequiredService<EventRegistry>().ConsumersOf
            ));
            services.AddSingleton<IBusOutlet>(provider => provider.GetRequiredService<InProcessBus>());
            services.AddSingleton<IBusInlet>(provider => provider.GetRequiredService<InProcessBus>());
            services.AddSingleton<IBusDeadLetterBox>(provider => provider.GetRequiredService<InProcessBus>());
            services.AddEventBus();
            services.Replace(
                ServiceDescriptor.Singleton(provider => new BusConsumer(
                    BusConsumer.Dispatch(provider.GetRequiredService<IServiceScopeFactory>()),
                    new Hurried(500),
                    provider.GetRequiredService<ILogger<BusConsumer>>()
                ))
            );
            services.Replace(
                ServiceDescriptor.Singleton<IEventReceiver>(provider => new BusReceiver(
                    provider.GetRequiredService<IBusInlet>(),
                    provider.GetRequiredService<BusConsumer>(),
                    provider.GetRequiredService<EventRegistry>(),
                    new Hurried(8)
                ))
            );
        }
    }
}
