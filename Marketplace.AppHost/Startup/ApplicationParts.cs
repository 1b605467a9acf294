using Marketplace.AppHost.Infrastructure;

namespace Marketplace.AppHost.Startup;

/// <summary>What must be ready before a developer is told so.</summary>
internal sealed record ApplicationParts(
    MarketplaceInfrastructure Infrastructure,
    IResourceBuilder<ProjectResource> Migration,
    IResourceBuilder<ProjectResource> Api,
    IResourceBuilder<ProjectResource> Worker,
    IResourceBuilder<ProjectResource> Simulator
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
            .ToDictionary(resource => resource.Name, resource => resource.GetReplicaCount());
}
