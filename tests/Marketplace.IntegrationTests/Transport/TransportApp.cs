using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Transport;

/// <summary>The application with one event and two consumers of the contract's own.</summary>
public abstract class TransportApp : MarketplaceApp
{
    public ContractRecord Record => Services.GetRequiredService<ContractRecord>();

    /// <summary>Lets the pause after a failed delivery pass, if the transport does not wait for it itself.</summary>
    public virtual void PassPause()
    {
    }

    protected override void ConfigureServices(IServiceCollection services) => services
        .AddSingleton<ContractRecord>()
        .AddEvent<StepTaken>()
        .AddEventHandler<StepTaken, ConsumerA>(ConsumerA.Name)
        .AddEventHandler<StepTaken, ConsumerB>(ConsumerB.Name);
}
