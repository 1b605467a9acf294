using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.IntegrationTests.Transport;

/// <summary>The application with one event and two consumers of the contract's own; which transport carries it is said
/// by an attribute of the test class.</summary>
public sealed class TransportApp : MarketplaceApp
{
    public ContractRecord Record => Services.GetRequiredService<ContractRecord>();

    // Without the product's listeners: a bus that has the contract's two subscriptions alone would be asked for theirs.
    protected override void ConfigureServices(IServiceCollection services) =>
        services
            .RemoveAll<EventSubscription>()
            .AddSingleton<ContractRecord>()
            .AddEvent<StepTaken>()
            .AddEventHandler<StepTaken, ConsumerA>(ConsumerA.Name)
            .AddEventHandler<StepTaken, ConsumerB>(ConsumerB.Name);
}
