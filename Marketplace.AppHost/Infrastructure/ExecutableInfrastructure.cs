using System.Globalization;
using Marketplace.AppHost.Running;
using Marketplace.ServiceDefaults;
using Marketplace.Standalone;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.AppHost.Infrastructure;

/// <summary>Database and cache as processes, both started from the one-process host's program.</summary>
internal static class ExecutableInfrastructure
{
    /// <summary>Adds PostgreSQL over the data directory, and the cache, each on a free port.</summary>
    internal static MarketplaceInfrastructure Add(
        IDistributedApplicationBuilder builder,
        InstanceData data,
        IResourceBuilder<ParameterResource> databasePassword,
        IResourceBuilder<ParameterResource> cachePassword
    )
    {
        var project = new Projects.Marketplace_Standalone().ProjectPath;
        var (program, directory) = (BuiltProjects.ProgramOf(project), Path.GetDirectoryName(project)!);
        var postgres = new PostgresProcessResource("postgres", program, directory)
        {
            Port = FreePort.Find(),
            Password = databasePassword.Resource,
        };
        var cache = new CacheProcessResource(ResourceNames.Cache, program, directory)
        {
            Port = FreePort.Find(),
            Password = cachePassword.Resource,
        };

        var server = builder
            .AddResource(postgres)
            .WithArgs("postgres", "--data", data.Root)
            .WithEnvironment("Database__Port", Text(postgres.Port))
            .WithRuntime()
            .WithLoopbackPort(postgres.Port)
            .WithIconName("Database");
        return new(AddDatabase(builder, server), AddCache(builder, cache, cachePassword));
    }

    private static IResourceBuilder<ProcessDatabaseResource> AddDatabase(
        IDistributedApplicationBuilder builder,
        IResourceBuilder<PostgresProcessResource> server
    )
    {
        // The server is asked through its own first database, so that it is healthy before ours is made.
        var maintenance = ReferenceExpression.Create($"{server.Resource};Database=postgres");
        var database = new ProcessDatabaseResource(ResourceNames.Database, server.Resource);
        builder
            .Services.AddHealthChecks()
            .Add(ConnectionChecks.Postgres("postgres-check", maintenance))
            .Add(ConnectionChecks.Postgres("database-check", database.ConnectionStringExpression));
        server.WithHealthCheck("postgres-check");
        builder.AddEarly<DatabaseState>();
        return builder
            .AddResource(database)
            .WithHealthCheck("database-check")
            .WithIconName("DatabaseMultiple")
            .WithInitialState(
                new()
                {
                    ResourceType = "PostgresDatabase",
                    State = KnownResourceStates.NotStarted,
                    Properties = [],
                }
            );
    }

    private static IResourceBuilder<CacheProcessResource> AddCache(
        IDistributedApplicationBuilder builder,
        CacheProcessResource cache,
        IResourceBuilder<ParameterResource> password
    )
    {
        builder.Services.AddHealthChecks().Add(ConnectionChecks.Redis("cache-check", cache.ConnectionStringExpression));
        return builder
            .AddResource(cache)
            .WithArgs("cache")
            .WithEnvironment("Cache__Port", Text(cache.Port))
            .WithEnvironment("Cache__Password", password)
            .WithRuntime()
            .WithLoopbackPort(cache.Port)
            .WithHealthCheck("cache-check")
            .WithIconName("Flash");
    }

    // Without the orchestrator's proxy: it would accept connections while the server is away.
    private static IResourceBuilder<T> WithLoopbackPort<T>(this IResourceBuilder<T> resource, int port)
        where T : IResourceWithEndpoints =>
        resource.WithEndpoint(port: port, targetPort: port, scheme: "tcp", name: "tcp", isProxied: false);

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
