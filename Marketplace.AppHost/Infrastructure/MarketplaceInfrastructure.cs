using Marketplace.AppHost.Running;
using Marketplace.ServiceDefaults;

namespace Marketplace.AppHost.Infrastructure;

/// <summary>What the hosts stand on.</summary>
/// <param name="Database">The database, as a connection.</param>
/// <param name="Cache">The cache, as a connection.</param>
internal sealed record MarketplaceInfrastructure(
    IResourceBuilder<IResourceWithConnectionString> Database,
    IResourceBuilder<IResourceWithConnectionString> Cache
)
{
    /// <summary>A message bus; null where PostgreSQL carries the messages.</summary>
    internal IResourceBuilder<IResourceWithConnectionString>? Messaging { get; init; }

    /// <summary>What must be healthy before a host starts.</summary>
    internal IReadOnlyList<IResourceBuilder<IResource>> Waits =>
        Messaging is null ? [Database, Cache] : [Database, Cache, Messaging];

    /// <summary>Adds database and cache to the model.</summary>
    internal static MarketplaceInfrastructure Add(
        IDistributedApplicationBuilder builder,
        RunMode mode,
        InstanceData data
    )
    {
        var databasePassword = data.Secret(
            builder,
            "postgres-password",
            "Password of the database server; kept in the data directory.",
            secrets => secrets.Password(Standalone.SecretNames.Postgres)
        );
        var cachePassword = data.Secret(
            builder,
            "cache-password",
            "Password of the cache; kept in the data directory.",
            secrets => secrets.Password("cache-password")
        );
        return mode == RunMode.Containers
            ? ContainerInfrastructure.Add(builder, data, databasePassword, cachePassword)
            : ExecutableInfrastructure.Add(builder, data, databasePassword, cachePassword);
    }
}

/// <summary>Connects a host to what it stands on.</summary>
internal static class InfrastructureReferences
{
    /// <summary>The connection strings that <see cref="Wiring.Connections"/> names for the host, and the order of
    /// start.</summary>
    internal static IResourceBuilder<ProjectResource> WithInfrastructure(
        this IResourceBuilder<ProjectResource> host,
        MarketplaceInfrastructure infrastructure
    )
    {
        host.WithReference(infrastructure.Database, ResourceNames.Database)
            .WithReference(infrastructure.Cache, ResourceNames.Cache);
        if (
            infrastructure.Messaging is { } messaging
            && Wiring.Connections[host.Resource.Name].Contains(ResourceNames.Messaging)
        )
        {
            host.WithReference(messaging, ResourceNames.Messaging);
        }

        foreach (var dependency in infrastructure.Waits)
            host.WaitFor(dependency);
        return host;
    }
}
