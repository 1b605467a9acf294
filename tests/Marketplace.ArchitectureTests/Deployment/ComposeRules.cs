using Marketplace.ServiceDefaults;

namespace Marketplace.ArchitectureTests.Deployment;

/// <summary>What must hold of the Compose file, as functions that say what is wrong with it.</summary>
internal static class ComposeRules
{
    private static readonly string[] Hosts = [ResourceNames.Api, ResourceNames.Worker, ResourceNames.Migration];

    /// <summary>What a host reads beside <see cref="Wiring"/>.</summary>
    private static readonly string[] Surroundings =
    [
        "Marketplace__DataDirectory",
        "Database__MaxConnections",
        "OTEL_SERVICE_NAME",
        "ASPNETCORE_HTTP_PORTS",
    ];

    /// <summary>A secret of Azure alone; a server of one's own sends telemetry by OTLP.</summary>
    private const string ApplicationInsights = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>Each host has its connection strings and secrets as files.</summary>
    internal static IEnumerable<string> Secrets(ComposeFile file) =>
        from host in Hosts
        from key in SecretsOf(host)
        where !file.Items(host, "secrets").Contains(key) || !file.Secrets.Contains(key)
        select $"{host} is not given the secret {key}";

    /// <summary>No secret travels through the environment.</summary>
    internal static IEnumerable<string> Environment(ComposeFile file)
    {
        var secret = Wiring.Settings.Where(setting => setting.Secret).Select(setting => setting.Variable).ToHashSet();
        return from service in file.Services
            from name in file.Items(service, "environment")
            where
                secret.Contains(name)
                || name.StartsWith("ConnectionStrings__", StringComparison.Ordinal)
                || (
                    name.Contains("PASSWORD", StringComparison.Ordinal)
                    && !name.EndsWith("_FILE", StringComparison.Ordinal)
                )
            select $"{service} is given {name} in its environment";
    }

    /// <summary>Api and Worker start when the migration has ended well.</summary>
    internal static IEnumerable<string> Order(ComposeFile file) =>
        from host in new[] { ResourceNames.Api, ResourceNames.Worker }
        where file.Value(host, "depends_on", ResourceNames.Migration, "condition") != "service_completed_successfully"
        select $"{host} does not wait for the migration";

    /// <summary>Whatever goes on running says whether it is healthy; everything is bounded.</summary>
    internal static IEnumerable<string> Bounds(ComposeFile file)
    {
        foreach (var service in file.Services)
        {
            if (file.Value(service, "restart") != "no" && file.Items(service, "healthcheck", "test").Count == 0)
                yield return $"{service} has no health check";
            if (file.Value(service, "mem_limit") is null || file.Value(service, "cpus") is null)
                yield return $"{service} has no limits";
            if (file.Value(service, "logging", "options", "max-size") is null)
                yield return $"{service} keeps logs without end";
        }
    }

    /// <summary>The proxy alone can be reached; database and cache are in networks without a way out.</summary>
    internal static IEnumerable<string> Exposure(ComposeFile file)
    {
        foreach (var service in file.Services.Where(service => service != "proxy"))
        {
            if (file.Items(service, "ports").Count > 0)
                yield return $"{service} publishes a port";
        }

        foreach (var service in new[] { "postgres", ResourceNames.Cache })
        {
            if (!file.Items(service, "networks").All(file.IsInternal))
                yield return $"{service} is in a network with a way out";
        }
    }

    /// <summary>Containers cannot write to their images or gain rights, and no simulator is deployed.</summary>
    internal static IEnumerable<string> Rights(ComposeFile file)
    {
        foreach (var service in file.Services)
        {
            if (file.Value(service, "read_only") != "true" || !file.Items(service, "cap_drop").Contains("ALL"))
                yield return $"{service} may do more than it must";
            if (!file.Items(service, "security_opt").Contains("no-new-privileges:true"))
                yield return $"{service} may gain privileges";
        }

        foreach (var service in file.Services)
        {
            if (file.Value(service, "image")?.Contains("simulator", StringComparison.Ordinal) != false)
                yield return $"{service} is no image of the product or of its infrastructure";
        }
    }

    /// <summary>A host is given nothing that it does not read.</summary>
    internal static IEnumerable<string> Strays(ComposeFile file) =>
        from host in Hosts
        let read = Wiring
            .Settings.Where(setting => setting.Hosts.Contains(host))
            .Select(setting => setting.Variable)
            .Concat(OptionsOf(host).Select(key => key.Replace(":", "__", StringComparison.Ordinal)))
        from key in file.Items(host, "environment").Concat(file.Items(host, "secrets"))
        where !read.Concat(SecretsOf(host)).Concat(Surroundings).Contains(key)
        select $"{host} is given {key}, which it does not read";

    private static IEnumerable<string> OptionsOf(string host) =>
        host switch
        {
            ResourceNames.Api => Wiring.Options.Concat(Wiring.ApiOptions),
            ResourceNames.Worker => Wiring.Options,
            _ => [],
        };

    private static IEnumerable<string> SecretsOf(string host) =>
        Wiring
            .Connections[host]
            .Where(connection => connection != ResourceNames.Messaging)
            .Select(connection => $"ConnectionStrings__{connection}")
            .Concat(
                Wiring
                    .Settings.Where(setting => setting.Secret && setting.Hosts.Contains(host))
                    .Select(setting => setting.Variable)
                    .Where(variable => variable != ApplicationInsights)
            );
}
