using Marketplace.AppHost.Infrastructure;
using Marketplace.AppHost.Running;

namespace Marketplace.AppHost.Startup;

/// <summary>What must be ready before a developer is told so.</summary>
internal sealed record ApplicationParts(
    MarketplaceInfrastructure Infrastructure,
    IResourceBuilder<ProjectResource> Migration,
    IResourceBuilder<ProjectResource> Api,
    IResourceBuilder<ProjectResource> Worker,
    IResourceBuilder<ProjectResource> Simulator,
    SampleApplications? Samples
)
{
    /// <summary>The servers, each with the number of its instances.</summary>
    internal IReadOnlyDictionary<string, int> Servers =>
        new IResource[]
        {
            Infrastructure.Database.Resource,
            Infrastructure.Cache.Resource,
            Api.Resource,
            Worker.Resource,
            Simulator.Resource,
        }
            .Concat(Infrastructure.Messaging is { } messaging ? [messaging.Resource] : [])
            .Concat(Samples is { } samples ? [samples.Shop.Resource, samples.SellerBoard.Resource] : [])
            .ToDictionary(resource => resource.Name, resource => resource.GetReplicaCount());
}
