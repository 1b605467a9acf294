using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.IntegrationTests.Transport;

/// <summary>The application with one event and two consumers of the contract's own.</summary>
public abstract class TransportApp : MarketplaceApp
{
    public ContractRecord Record => Services.GetRequiredService<ContractRecord>();

    /// <summary>Lets the pause after a failed delivery pass, if the transport does not wait for it itself.</summary>
    public virtual void PassPause() { }

    // Without the product's listeners: a bus that has the contract's two subscriptions alone would be asked for theirs.
    protected override void ConfigureServices(IServiceCollection services) =>
        services
            .RemoveAll<EventSubscription>()
            .AddSingleton<ContractRecord>()
            .AddEvent<StepTaken>()
            .AddEventHandler<StepTaken, ConsumerA>(ConsumerA.Name)
            .AddEventHandler<StepTaken, ConsumerB>(ConsumerB.Name);
}
