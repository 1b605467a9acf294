using System.Security.Cryptography;
using System.Text;
using Marketplace.AppHost.Running;
using Marketplace.ServiceDefaults;

namespace Marketplace.AppHost.Infrastructure;

/// <summary>Database and cache in containers.</summary>
internal static class ContainerInfrastructure
{
    /// <summary>Adds PostgreSQL and Redis; the volumes belong to the data directory.</summary>
    internal static MarketplaceInfrastructure Add(
        IDistributedApplicationBuilder builder,
        InstanceData data,
        IResourceBuilder<ParameterResource> databasePassword,
        IResourceBuilder<ParameterResource> cachePassword
    )
    {
        var volume = $"marketplace-{ShortName(data.Root)}";
        var postgres = builder
            .AddPostgres("postgres", password: databasePassword)
            .WithDataVolume($"{volume}-postgres")
            .WithIconName("Database");
        var cache = builder
            .AddRedis(ResourceNames.Cache, password: cachePassword)
            .WithDataVolume($"{volume}-cache")
            .WithIconName("Flash");
        return new(postgres.AddDatabase(ResourceNames.Database).WithIconName("DatabaseMultiple"), cache);
    }

    private static string ShortName(string path) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..8];
}
