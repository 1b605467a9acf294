using System.Globalization;
using System.Text.Json.Nodes;
using Marketplace.ArchitectureTests.Deployment.Azure.Arm;
using Marketplace.ServiceDefaults;

namespace Marketplace.ArchitectureTests.Deployment.Azure;

/// <summary>What the templates make of a size of the database server.</summary>
internal static class DatabaseSizes
{
    /// <summary>Azure keeps so many connections for itself.</summary>
    private const int Reserved = 15;

    /// <summary>The sizes that the templates know.</summary>
    internal static IReadOnlyList<string> Names { get; } =
    [
        .. JsonNode
            .Parse(File.ReadAllText(Path.Combine(Bicep.Infra, "database-sizes.json")))!
            .AsObject()
            .Select(size => size.Key),
    ];

    internal static async Task<DatabaseServer> OfAsync(string size)
    {
        var resources = AzureTemplates.Expand(await AzureTemplates.MainAsync(), size);
        var limit = resources.Single(resource => resource.Name.EndsWith("/max_connections", StringComparison.Ordinal));
        var alert = resources.Single(resource =>
            resource.Type == "Microsoft.Insights/metricAlerts" && resource.Name == "database-connections"
        );
        var migration = (await AzureTemplates.HostAsync(ResourceNames.Migration)).With("databaseSize", size).Host();
        return new(
            Number(limit.TextAt("properties", "value")) - Reserved,
            Number(ArmValue.TextAt(alert.ListAt("properties", "criteria", "allOf")[0], "threshold")),
            Variable(migration, "Database__MaxConnections"),
            await HostAsync(ResourceNames.Api, size),
            await HostAsync(ResourceNames.Worker, size)
        );
    }

    private static async Task<HostShare> HostAsync(string host, string size)
    {
        var app = (await AzureTemplates.HostAsync(host)).With("databaseSize", size).Host();
        return new(
            Number(app.TextAt("properties", "template", "scale", "minReplicas")),
            Number(app.TextAt("properties", "template", "scale", "maxReplicas")),
            Variable(app, "Database__MaxConnections"),
            host == ResourceNames.Worker ? Variable(app, "Messaging__MaxConcurrentSessions") : 0
        );
    }

    private static int Variable(ArmResource app, string name) =>
        Number(
            ArmValue.TextAt(
                ArmValue
                    .ListAt(app.ListAt("properties", "template", "containers")[0], "env")
                    .Single(entry => ArmValue.TextAt(entry, "name") == name),
                "value"
            )
        );

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>A server and the shares of its connections.</summary>
/// <param name="Allowed">Connections that are not Azure's own.</param>
internal sealed record DatabaseServer(int Allowed, int AlertAbove, int Migration, HostShare Api, HostShare Worker);

/// <summary>Replicas of a host, and the connections of each.</summary>
internal sealed record HostShare(int LeastReplicas, int Replicas, int Each, int Sessions);
