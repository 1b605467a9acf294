using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.ServiceBusSimulator;
using Marketplace.ServiceDefaults;
using Marketplace.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.IntegrationTests.Transport;

/// <summary>The contract over Service Bus: the client of Azure speaks AMQP to a broker in this process, or to the
/// namespace that MARKETPLACE_TEST_SERVICEBUS names.</summary>
/// <remarks>A namespace needs the topic with duplicate detection, and the subscriptions contract-a and contract-b with
/// sessions and ten deliveries at most. Over a namespace, pauses take their real time: some four minutes.</remarks>
[ServiceBusTransportTests.ServiceBus]
public sealed class ServiceBusTransportTests(TransportApp app) : TransportContract(app), IClassFixture<TransportApp>
{
    private const string Variable = "MARKETPLACE_TEST_SERVICEBUS";

    public sealed class ServiceBusAttribute : HostSetupAttribute
    {
        private readonly ServiceBusBroker? _broker = Namespace is null ? NewBroker() : null;

        public override IReadOnlyDictionary<string, string?> Settings(MarketplaceApp app)
        {
            _broker?.Start();
            return new Dictionary<string, string?>
            {
                [$"ConnectionStrings:{ResourceNames.Messaging}"] = Namespace ?? _broker!.ConnectionString,
            };
        }

        private static string? Namespace =>
            Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value ? value : null;

        public override async ValueTask StoppedAsync()
        {
            if (_broker is null)
                return;
            await _broker.DisposeAsync();
            Assert.All(_broker.Subscriptions, s => Assert.Equal((0, 0), (s.Locked, s.SessionsHeld)));
        }

        public override void Configure(IServiceCollection services)
        {
            services.Replace(ServiceDescriptor.Singleton(provider => BusModule.NewConsumer(provider, ClockTimes(500))));
            services.Replace(
                ServiceDescriptor.Singleton<IEventReceiver>(provider => new BusEventReceiver(
                    provider.GetRequiredService<IBusProcessor>(),
                    provider.GetRequiredService<BusConsumer>(),
                    provider.GetRequiredService<EventRegistry>(),
                    ClockTimes(2)
                ))
            );
        }

        private static TimeProvider ClockTimes(int factor) =>
            Namespace is null ? new Hurried(factor) : TimeProvider.System;

        private static ServiceBusBroker NewBroker() =>
            new([
                new(
                    BusTopology.Topic,
                    [
                        new(ConsumerA.Name, ["marketplace.contract.step-taken.v1"]),
                        new(ConsumerB.Name, ["marketplace.contract.step-taken.v1"]),
                    ]
                ),
            ]);
    }
}
