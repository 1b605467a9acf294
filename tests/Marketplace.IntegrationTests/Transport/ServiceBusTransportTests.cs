using Marketplace.Foundation;
using Marketplace.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Marketplace.IntegrationTests.Transport;

/// <summary>The contract over Service Bus: a namespace, or the emulator, with the topic and the two subscriptions of
/// the contract.</summary>
/// <remarks>The topic has duplicate detection, the subscriptions sessions and ten deliveries at most. A failing
/// delivery pauses for real: some four minutes.</remarks>
public sealed class ServiceBusTransportTests
{
    private const string Variable = "MARKETPLACE_TEST_SERVICEBUS";
    private const string Reason =
        $"{Variable} holds no connection string of a Service Bus namespace with topic marketplace, subscriptions contract-a and contract-b.";

    public static bool IsGiven => !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(Variable));

    [Theory(Skip = Reason, SkipUnless = nameof(IsGiven))]
    [InlineData(nameof(TransportContract.Publish_Event_ReachesEachListeningConsumerOnce))]
    [InlineData(nameof(TransportContract.Publish_ManyOfOneSubject_ArriveInOrder))]
    [InlineData(nameof(TransportContract.Send_SameEventTwice_IsHandledOnce))]
    [InlineData(nameof(TransportContract.Handle_FailsTwice_ComesBackBeforeTheNextOfItsSubject))]
    [InlineData(nameof(TransportContract.Handle_FailsForGood_IsDeadAndCanBeRedriven))]
    public async Task Contract_OverServiceBus_Holds(string promise)
    {
        await using var app = new App();
        await app.InitializeAsync();

        await (Task)typeof(TransportContract).GetMethod(promise)!.Invoke(new Contract(app), null)!;
    }

    private sealed class Contract(TransportApp app) : TransportContract(app);

    private sealed class App : TransportApp
    {
        protected override IReadOnlyDictionary<string, string?> Overrides =>
            new Dictionary<string, string?>
            {
                [$"ConnectionStrings:{ResourceNames.Messaging}"] = Environment.GetEnvironmentVariable(Variable),
            };

        protected override void ConfigureServices(IServiceCollection services)
        {
            base.ConfigureServices(services);
            services.Replace(
                ServiceDescriptor.Singleton(provider => new BusConsumer(
                    BusConsumer.Dispatch(provider.GetRequiredService<IServiceScopeFactory>()),
                    TimeProvider.System,
                    provider.GetRequiredService<ILogger<BusConsumer>>()
                ))
            );
            services.Replace(
                ServiceDescriptor.Singleton<IEventReceiver>(provider => new BusReceiver(
                    provider.GetRequiredService<IBusInlet>(),
                    provider.GetRequiredService<BusConsumer>(),
                    provider.GetRequiredService<EventRegistry>(),
                    TimeProvider.System
                ))
            );
        }
    }
}
