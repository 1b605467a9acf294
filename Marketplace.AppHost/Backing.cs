using Aspire.Hosting.Azure;
using Azure.Provisioning.PostgreSql;
using Azure.Provisioning.ServiceBus;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.AppHost;

/// <summary>Database, cache and message bus of a shape.</summary>
/// <param name="Bus">Null where PostgreSQL carries the messages.</param>
/// <param name="Waits">What must run before a host starts.</param>
public sealed record Backing(
    IResourceBuilder<IResourceWithConnectionString> Database,
    IResourceBuilder<IResourceWithConnectionString> Cache,
    IResourceBuilder<AzureServiceBusResource>? Bus,
    IReadOnlyList<IResourceBuilder<IResource>> Waits)
{
    private const string PortableDatabasePort = "55432";
    private const string PortableCachePort = "56379";

    /// <summary>The consumers of events and the types each hears, as the modules register them.</summary>
    public static IReadOnlyDictionary<string, string[]> Routes { get; } = ReadRoutes();

    /// <summary>Adds the backing of a shape to the model.</summary>
    public static Backing Add(IDistributedApplicationBuilder builder, Shape shape) => shape switch
    {
        Shape.Azure => AddAzure(builder),
        Shape.Containers => AddContainers(builder),
        _ => AddPortable(builder),
    };

    private static Backing AddAzure(IDistributedApplicationBuilder builder)
    {
        var postgres = builder.AddAzurePostgresFlexibleServer("postgres").ConfigureInfrastructure(AllowTrigrams);
        var cache = builder.AddAzureManagedRedis(ResourceNames.Cache);
        if (builder.ExecutionContext.IsRunMode)
        {
            var passwords = (Database: Password(builder, "postgres-password"), Cache: Password(builder, "cache-password"));
            postgres.RunAsContainer(container => container.WithPassword(passwords.Database).WithDataVolume("marketplace-postgres").WithLifetime(ContainerLifetime.Persistent));
            cache.RunAsContainer(container => container.WithPassword(passwords.Cache).WithLifetime(ContainerLifetime.Persistent));
        }

        var database = postgres.AddDatabase(ResourceNames.Database);
        var bus = AddBus(builder);
        return new(database, cache, bus, [database, cache]);
    }

    /// <summary>The search forgives typing errors by an extension that a flexible server installs only when told so.</summary>
    private static void AllowTrigrams(AzureResourceInfrastructure infrastructure)
    {
        var server = infrastructure.GetProvisionableResources().OfType<PostgreSqlFlexibleServer>().Single();
        var extensions = new PostgreSqlFlexibleServerConfiguration("extensions") { Parent = server, Name = "azure.extensions", Source = "user-override", Value = "PG_TRGM" };

        // A flexible server refuses a change of its settings while a database is being made.
        foreach (var database in infrastructure.GetProvisionableResources().OfType<PostgreSqlFlexibleServerDatabase>()) extensions.DependsOn.Add(database);
        infrastructure.Add(extensions);
    }

    private static IResourceBuilder<AzureServiceBusResource> AddBus(IDistributedApplicationBuilder builder)
    {
        var bus = builder.AddAzureServiceBus(ResourceNames.Messaging).RunAsEmulator(emulator => emulator.WithLifetime(ContainerLifetime.Persistent));
        var topic = bus.AddServiceBusTopic(BusTopology.Topic).WithProperties(topic =>
        {
            topic.RequiresDuplicateDetection = true;

            // The emulator remembers for five minutes at most.
            topic.DuplicateDetectionHistoryTimeWindow = builder.ExecutionContext.IsRunMode ? TimeSpan.FromMinutes(5) : BusTopology.DuplicateWindow;
        });
        foreach (var (consumer, types) in Routes)
        {
            topic.AddServiceBusSubscription($"for-{consumer}", consumer).WithProperties(subscription =>
            {
                subscription.RequiresSession = true;
                subscription.LockDuration = BusTopology.LockDuration;
                subscription.MaxDeliveryCount = BusTopology.MaxDeliveryCount;
                subscription.DeadLetteringOnMessageExpiration = true;
                foreach (var type in types)
                    subscription.Rules.Add(new(RuleName(type)) { CorrelationFilter = new() { Subject = type } });
            });
        }

        // Subscriptions share events, and a rule's name is its identifier in Bicep. The first rule replaces $Default, which would let everything in.
        bus.ConfigureInfrastructure(infrastructure =>
        {
            foreach (var rules in infrastructure.GetProvisionableResources().OfType<ServiceBusRule>().ToLookup(rule => rule.Parent!.BicepIdentifier))
            {
                foreach (var rule in rules) rule.BicepIdentifier = $"{rules.Key}_{rule.BicepIdentifier}";
                rules.First().Name = "$Default";
            }
        });
        return bus;
    }

    private static Backing AddContainers(IDistributedApplicationBuilder builder)
    {
        var database = builder.AddPostgres("postgres", password: Password(builder, "postgres-password")).WithDataVolume("marketplace-containers-postgres").AddDatabase(ResourceNames.Database);
        var cache = builder.AddRedis(ResourceNames.Cache, password: Password(builder, "cache-password"));
        return new(database, cache, null, [database, cache]);
    }

    private static Backing AddPortable(IDistributedApplicationBuilder builder)
    {
        var (database, cache) = (Password(builder, "postgres-password"), Password(builder, "cache-password"));
        var process = builder.AddProject<Projects.Marketplace_Standalone>("backing", launchProfileName: null)
            .WithArgs("backing", "--data", LocalSurroundings.DirectoryOf(builder, "backing"))
            .WithEnvironment("Backing__DatabasePort", PortableDatabasePort)
            .WithEnvironment("Backing__DatabasePassword", database)
            .WithEnvironment("Backing__CachePort", PortableCachePort)
            .WithEnvironment("Backing__CachePassword", cache);
        return new(
            builder.AddConnectionString(ResourceNames.Database, ReferenceExpression.Create(
                $"Host=127.0.0.1;Port={PortableDatabasePort};Username=apphost;Password={database};Database={ResourceNames.Database}")),
            builder.AddConnectionString(ResourceNames.Cache, ReferenceExpression.Create($"127.0.0.1:{PortableCachePort},password={cache}")),
            null,
            [process]);
    }

    private static IResourceBuilder<ParameterResource> Password(IDistributedApplicationBuilder builder, string name) =>
        builder.ExecutionContext.IsPublishMode
            ? builder.AddParameter(name, secret: true)
            : builder.AddParameter(name, new GenerateParameterDefault { MinLength = 24, Special = false }, secret: true, persist: true);

    // marketplace.orders.order-placed.v1 -> orders.order-placed.v1: rule names are short.
    private static string RuleName(string type) => type[(type.IndexOf('.', StringComparison.Ordinal) + 1)..];

    private static SortedDictionary<string, string[]> ReadRoutes() => new(
        new ServiceCollection().AddMarketplaceModules()
            .Select(service => service.ImplementationInstance).OfType<EventSubscription>()
            .GroupBy(listener => listener.Consumer, listener => listener.EventName)
            .ToDictionary(consumer => consumer.Key, types => types.Distinct().Order(StringComparer.Ordinal).ToArray()),
        StringComparer.Ordinal);
}
