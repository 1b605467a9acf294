using System.Text.Json.Nodes;
using Marketplace.ArchitectureTests.Deployment.Azure.Arm;
using Marketplace.ServiceDefaults;

namespace Marketplace.ArchitectureTests.Deployment.Azure;

/// <summary>Who may do what, and what can be reached from outside; each check gives one line a problem.</summary>
internal static class AccessChecks
{
    private const string AcrPull = "7f951dda-4ed3-4680-a7ca-43fe172d538d";
    private const string SecretsUser = "4633458b-17de-408a-b874-0445c86b69e6";
    private const string BusSender = "69a216fc-b8fb-44d8-bc22-1f3c2cd27a39";
    private const string BusReceiver = "4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0";
    private const string BusOwner = "090c5cfd-751d-490a-894a-3ce6f1109419";
    private const string BlobContributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";

    /// <summary>The rights are exactly these: who, what, on which kind of resource, by what name.</summary>
    internal static IEnumerable<string> Roles(IReadOnlyList<ArmResource> resources)
    {
        var given = resources
            .Where(resource => resource.Type == "Microsoft.Authorization/roleAssignments")
            .Select(role => $"{Principal(role)} {role.TextAt("properties", "roleDefinitionId")} {Target(role.Scope)}")
            .ToHashSet(StringComparer.Ordinal);
        var wanted = Wanted().ToHashSet(StringComparer.Ordinal);
        return wanted
            .Except(given)
            .Select(role => $"missing: {role}")
            .Concat(given.Except(wanted).Select(role => $"too much: {role}"));
    }

    /// <summary>The database takes no password and nobody from outside; the other stores no keys that are written
    /// down.</summary>
    internal static IEnumerable<string> Exposure(IReadOnlyList<ArmResource> resources)
    {
        (string Type, string Value, string[] Path)[] wanted =
        [
            ("Microsoft.DBforPostgreSQL/flexibleServers", "Disabled", ["properties", "network", "publicNetworkAccess"]),
            ("Microsoft.DBforPostgreSQL/flexibleServers", "Disabled", ["properties", "authConfig", "passwordAuth"]),
            (
                "Microsoft.DBforPostgreSQL/flexibleServers",
                "Enabled",
                ["properties", "authConfig", "activeDirectoryAuth"]
            ),
            ("Microsoft.DBforPostgreSQL/flexibleServers/configurations", "PG_TRGM", ["properties", "value"]),
            ("Microsoft.Cache/redisEnterprise", "Disabled", ["properties", "publicNetworkAccess"]),
            ("Microsoft.Cache/redisEnterprise/databases", "Encrypted", ["properties", "clientProtocol"]),
            ("Microsoft.ServiceBus/namespaces", "True", ["properties", "disableLocalAuth"]),
            ("Microsoft.KeyVault/vaults", "True", ["properties", "enableRbacAuthorization"]),
            ("Microsoft.KeyVault/vaults", "True", ["properties", "enablePurgeProtection"]),
            ("Microsoft.Storage/storageAccounts", "False", ["properties", "allowSharedKeyAccess"]),
            ("Microsoft.Storage/storageAccounts", "False", ["properties", "allowBlobPublicAccess"]),
            ("Microsoft.Storage/storageAccounts", "Deny", ["properties", "networkAcls", "defaultAction"]),
            ("Microsoft.ContainerRegistry/registries", "False", ["properties", "adminUserEnabled"]),
        ];
        return wanted
            .Where(rule =>
                !resources.Any(resource => resource.Type == rule.Type && resource.TextAt(rule.Path) == rule.Value)
            )
            .Select(rule => $"{rule.Type} has not {string.Join('.', rule.Path)} = {rule.Value}");
    }

    /// <summary>One identity alone, the migration's, is an administrator of the database.</summary>
    internal static IEnumerable<string> Administrators(IReadOnlyList<ArmResource> resources) =>
        resources
            .Where(resource => resource.Type == "Microsoft.DBforPostgreSQL/flexibleServers/administrators")
            .Select(administrator => administrator.TextAt("properties", "principalName"))
            .Where(name => !name.StartsWith("id-migration-", StringComparison.Ordinal))
            .Select(name => $"{name} is an administrator of the database");

    /// <summary>No output names or carries a secret; azd writes outputs into a file.</summary>
    internal static IEnumerable<string> Outputs(JsonObject template)
    {
        var secure = Templates(template).SelectMany(SecureParameters).ToHashSet(StringComparer.Ordinal);
        foreach (var output in Templates(template).SelectMany(one => one["outputs"]?.AsObject() ?? []))
        {
            var text = output.Value!.ToJsonString();
            if (
                text.Contains("listKeys", StringComparison.OrdinalIgnoreCase)
                || text.Contains("onnectionString", StringComparison.Ordinal)
            )
            {
                yield return $"the output {output.Key} carries a key";
            }

            foreach (
                var name in secure.Where(name =>
                    text.Contains($"parameters(\\u0027{name}\\u0027)", StringComparison.Ordinal)
                )
            )
            {
                yield return $"the output {output.Key} carries {name}";
            }
        }
    }

    private static IEnumerable<string> SecureParameters(JsonObject template) =>
        (template["parameters"]?.AsObject() ?? [])
            .Where(parameter =>
                ((string?)parameter.Value!["type"])?.StartsWith("secure", StringComparison.OrdinalIgnoreCase) == true
            )
            .Select(parameter => parameter.Key);

    private static IEnumerable<JsonObject> Templates(JsonObject template) =>
        template["resources"]!
            .AsObject()
            .Select(resource => resource.Value!["properties"]?["template"])
            .OfType<JsonObject>()
            .SelectMany(Templates)
            .Prepend(template);

    private static IEnumerable<string> Wanted()
    {
        foreach (var host in Wiring.Connections.Keys)
        {
            yield return $"{host} {AcrPull} Microsoft.ContainerRegistry/registries";
            yield return $"{host} {SecretsUser} cache-connection";
        }

        foreach (var secret in AzureTemplates.Settings.Where(setting => setting.Secret))
        {
            foreach (var host in secret.Hosts)
                yield return $"{host} {SecretsUser} {secret.Parameter}";
        }

        foreach (var host in new[] { ResourceNames.Api, ResourceNames.Worker })
        {
            yield return $"{host} {BusSender} Microsoft.ServiceBus/namespaces/topics";
            yield return $"{host} {BusReceiver} Microsoft.ServiceBus/namespaces/topics";
            yield return $"{host} {BlobContributor} product-images";
            yield return $"{host} {BlobContributor} private-files";
        }

        yield return $"scaler {BusOwner} Microsoft.ServiceBus/namespaces";
    }

    /// <summary>api of &lt;id-api-token.principalId&gt;.</summary>
    private static string Principal(ArmResource role) => role.TextAt("properties", "principalId").Split('-')[1];

    /// <summary>The name of a secret or a blob container, else the kind of resource.</summary>
    private static string Target(string scope)
    {
        var parts = scope.Split('/');
        return
            scope.StartsWith("Microsoft.KeyVault/vaults/secrets", StringComparison.Ordinal)
            || scope.StartsWith("Microsoft.Storage/storageAccounts/blobServices/containers", StringComparison.Ordinal)
            ? parts[^1]
            : string.Join(
                '/',
                parts.TakeWhile((part, at) => at == 0 || !part.Contains("token", StringComparison.Ordinal))
            );
    }
}
