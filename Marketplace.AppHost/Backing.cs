using Marketplace.ServiceDefaults;

namespace Marketplace.AppHost;

/// <summary>Database, cache and message bus of a shape.</summary>
/// <param name="Waits">What must run before a host starts.</param>
public sealed record Backing(
    IResourceBuilder<IResourceWithConnectionString> Database,
    IResourceBuilder<IResourceWithConnectionString> Cache,
    IReadOnlyList<IResourceBuilder<IResource>> Waits
)
{
    private const string PortableDatabasePort = "55432";
    private const string PortableCachePort = "56379";

    /// <summary>Adds the backing of a shape to the model.</summary>
    public static Backing Add(IDistributedApplicationBuilder builder, Shape shape) =>
        shape switch
        {
            Shape.Containers => AddContainers(builder),
            _ => AddPortable(builder),
        };

    private static Backing AddContainers(IDistributedApplicationBuilder builder)
    {
        var database = builder
            .AddPostgres("postgres", password: Password(builder, "postgres-password"))
            .WithDataVolume("marketplace-containers-postgres")
            .AddDatabase(ResourceNames.Database);
        var cache = builder.AddRedis(ResourceNames.Cache, password: Password(builder, "cache-password"));
        return new(database, cache, [database, cache]);
    }

    private static Backing AddPortable(IDistributedApplicationBuilder builder)
    {
        var (database, cache) = (Password(builder, "postgres-password"), Password(builder, "cache-password"));
        var process = builder
            .AddProject<Projects.Marketplace_Standalone>("backing", launchProfileName: null)
            .WithArgs("backing", "--data", LocalSurroundings.DirectoryOf(builder, "backing"))
            .WithEnvironment("Backing__DatabasePort", PortableDatabasePort)
            .WithEnvironment("Backing__DatabasePassword", database)
            .WithEnvironment("Backing__CachePort", PortableCachePort)
            .WithEnvironment("Backing__CachePassword", cache);
        return new(
            builder.AddConnectionString(
                ResourceNames.Database,
                ReferenceExpression.Create(
                    $"Host=127.0.0.1;Port={PortableDatabasePort};Username=apphost;Password={database};Database={ResourceNames.Database}"
                )
            ),
            builder.AddConnectionString(
                ResourceNames.Cache,
                ReferenceExpression.Create($"127.0.0.1:{PortableCachePort},password={cache}")
            ),
            [process]
        );
    }

    private static IResourceBuilder<ParameterResource> Password(IDistributedApplicationBuilder builder, string name) =>
        builder.ExecutionContext.IsPublishMode
            ? builder.AddParameter(name, secret: true)
            : builder.AddParameter(
                name,
                new GenerateParameterDefault { MinLength = 24, Special = false },
                secret: true,
                persist: true
            );
}
