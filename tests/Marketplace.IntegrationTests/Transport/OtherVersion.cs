using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.IntegrationTests.Transport;

/// <summary>The host can become the version before, which has neither the contract's event nor its consumers'
/// handlers, and the newer one again.</summary>
public sealed class OtherVersionAttribute : HostSetupAttribute
{
    public bool IsOlder { get; set; }

    public override void Configure(IServiceCollection services) =>
        services.Replace(
            ServiceDescriptor.Transient(provider => new EventRegistry(
                provider.GetServices<EventDeclaration>().Where(e => !IsOlder || e.EventType != typeof(StepTaken)),
                provider.GetServices<EventSubscription>().Where(_ => !IsOlder)
            ))
        );
}
