using Marketplace.ArchitectureTests.Deployment.Azure.Arm;
using Marketplace.ServiceDefaults;
using Variables = System.Collections.Generic.IReadOnlyDictionary<
    string,
    System.Collections.Generic.Dictionary<string, object?>
>;

namespace Marketplace.ArchitectureTests.Deployment.Azure;

/// <summary>What must be true of a host in Azure; each check gives one line a problem.</summary>
internal static class HostChecks
{
    private const string Port = "8080";

    /// <summary>What the platform's own parts read, beside the settings of the product.</summary>
    private static readonly Dictionary<string, string[]> Platform = new()
    {
        ["AZURE_CLIENT_ID"] = [ResourceNames.Api, ResourceNames.Worker, ResourceNames.Migration],
        ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = [ResourceNames.Api, ResourceNames.Worker, ResourceNames.Migration],
        ["OTEL_SERVICE_NAME"] = [ResourceNames.Api, ResourceNames.Worker, ResourceNames.Migration],
        ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = [ResourceNames.Api],
        ["Database__MaxConnections"] = [ResourceNames.Api, ResourceNames.Worker, ResourceNames.Migration],
        ["Messaging__MaxConcurrentSessions"] = [ResourceNames.Worker],
        ["Database__RuntimeRoles__0"] = [ResourceNames.Migration],
        ["Database__RuntimeRoles__1"] = [ResourceNames.Migration],
    };

    /// <summary>Where files are kept that several machines share.</summary>
    private static readonly string[] Containers = [Wiring.ImageContainerKey, Wiring.FileContainerKey];

    /// <summary>The environment has exactly what the host reads, each from where it belongs.</summary>
    internal static IEnumerable<string> Environment(string host, ArmResource app, bool optional = true)
    {
        var given = Given(app);
        var settings = AzureTemplates
            .Settings.Where(setting => setting.Hosts.Contains(host) && (optional || !setting.Optional))
            .ToList();
        var expected = settings
            .Select(setting => setting.Variable)
            .Concat(Wiring.Connections[host].Select(name => $"ConnectionStrings__{name}"))
            .Concat(Platform.Where(entry => entry.Value.Contains(host)).Select(entry => entry.Key))
            .Concat(Containers.Select(key => key.Replace(":", "__", StringComparison.Ordinal)))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var missing in expected.Except(given.Keys))
            yield return $"{host} is not given {missing}";
        foreach (var extra in given.Keys.Except(expected))
            yield return $"{host} is given {extra}, which it does not read";
        foreach (var setting in settings.Where(setting => given.ContainsKey(setting.Variable)))
        {
            if (WrongSource(setting, given) is { } problem)
                yield return problem;
        }
    }

    /// <summary>Every secret comes from the vault, as the host itself.</summary>
    internal static IEnumerable<string> Secrets(string host, ArmResource app)
    {
        var known = app.ListAt("properties", "configuration", "secrets")
            .ToDictionary(secret => ArmValue.TextAt(secret, "name"), secret => secret);
        foreach (var (variable, setting) in Given(app).Where(pair => pair.Value.ContainsKey("secretRef")))
        {
            if (!known.ContainsKey(ArmValue.TextAt(setting, "secretRef")))
                yield return $"{variable} of {host} refers to a secret that is not there";
        }

        foreach (var (name, secret) in known)
        {
            if (
                !ArmValue
                    .TextAt(secret, "keyVaultUrl")
                    .EndsWith($".vault.azure.net/secrets/{name}", StringComparison.Ordinal)
            )
            {
                yield return $"{name} of {host} does not come from the vault";
            }

            if (!IsOwn(host, ArmValue.TextAt(secret, "identity")))
                yield return $"{name} of {host} is read by another identity";
        }

        if (
            app.ListAt("properties", "configuration", "registries") is not [var registry]
            || !IsOwn(host, ArmValue.TextAt(registry, "identity"))
        )
        {
            yield return $"{host} does not pull its image by its own identity";
        }
    }

    /// <summary>Liveness and readiness ask the addresses made for them.</summary>
    internal static IEnumerable<string> Probes(string host, ArmResource app)
    {
        var probes = ArmValue.ListAt(Container(app), "probes").ToDictionary(probe => ArmValue.TextAt(probe, "type"));
        foreach (var (type, path) in new[] { ("Liveness", "/alive"), ("Readiness", "/health"), ("Startup", "/alive") })
        {
            if (!probes.TryGetValue(type, out var probe))
            {
                yield return $"{host} has no probe {type}";
            }
            else if (
                (ArmValue.TextAt(probe, "httpGet", "path"), ArmValue.TextAt(probe, "httpGet", "port")) != (path, Port)
            )
            {
                yield return $"the probe {type} of {host} does not ask {path} on port {Port}";
            }
        }
    }

    /// <summary>azd finds the resource by its tag; an app has one revision at work, and its own identity.</summary>
    internal static IEnumerable<string> Identity(string host, ArmResource app)
    {
        if (app.TextAt("tags", "azd-service-name") != host)
            yield return $"azd does not find {host}";
        var identities = app.At("identity", "userAssignedIdentities") as Dictionary<string, object?> ?? [];
        var wanted = host == ResourceNames.Worker ? 2 : 1;
        if (identities.Count != wanted || !identities.Keys.Any(key => IsOwn(host, key)))
            yield return $"{host} has not exactly its own identities";
    }

    private static Variables Given(ArmResource app) =>
        ArmValue
            .ListAt(Container(app), "env")
            .OfType<Dictionary<string, object?>>()
            .ToDictionary(entry => ArmValue.TextAt(entry, "name"));

    private static string? WrongSource(Setting setting, Variables given)
    {
        var entry = given[setting.Variable];
        if (setting.Secret)
        {
            return ArmValue.TextAt(entry, "secretRef") == setting.Parameter
                ? null
                : $"{setting.Variable} is not the secret {setting.Parameter}";
        }

        return ArmValue.TextAt(entry, "value") == AzureTemplates.ValueOf(setting.Parameter)
            ? null
            : $"{setting.Variable} has not the value of {setting.Parameter}";
    }

    private static bool IsOwn(string host, string identity) =>
        identity.Contains($"/id-{host}-", StringComparison.Ordinal);

    private static object? Container(ArmResource app) => app.ListAt("properties", "template", "containers").Single();
}
