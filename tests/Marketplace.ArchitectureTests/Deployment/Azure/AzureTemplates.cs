using System.Text.Json.Nodes;
using Marketplace.ArchitectureTests.Deployment.Azure.Arm;
using Marketplace.ServiceDefaults;

namespace Marketplace.ArchitectureTests.Deployment.Azure;

/// <summary>The compiled templates of <c>infra</c>, compiled once for all tests.</summary>
internal static class AzureTemplates
{
    private static readonly List<string> Messages = [];
    private static readonly Lazy<Task<JsonObject>> CompiledMain = new(CompileMainAsync);
    private static readonly Lazy<Task<Dictionary<string, HostTemplate>>> CompiledHosts = new(CompileHostsAsync);

    /// <summary>The settings an operator gives. The address of Application Insights is not among them: the templates
    /// take it from the resource they make.</summary>
    internal static IEnumerable<Setting> Settings =>
        Wiring.Settings.Where(setting => setting.Parameter != "application-insights");

    /// <summary>A copy of main.bicep as compiled, to look at or to change.</summary>
    internal static async Task<JsonObject> MainAsync() => (await CompiledMain.Value).DeepClone().AsObject();

    /// <summary>A copy of a host's template with the parameters that azd's environment gives it.</summary>
    internal static async Task<HostTemplate> HostAsync(string host)
    {
        var template = (await CompiledHosts.Value)[host];
        return new(template.Template.DeepClone().AsObject(), template.Parameters);
    }

    /// <summary>What the compiler said about each template; empty where it had nothing to say.</summary>
    internal static async Task<IReadOnlyList<string>> MessagesAsync()
    {
        await CompiledMain.Value;
        await CompiledHosts.Value;
        return Messages;
    }

    /// <summary>The resources of main.bicep, with every secret given.</summary>
    internal static IReadOnlyList<ArmResource> Expand(JsonObject main, string databaseSize = "Standard_B1ms")
    {
        var secrets = main["parameters"]!
            .AsObject()
            .Where(parameter => (string?)parameter.Value!["type"] == "securestring")
            .ToDictionary(parameter => parameter.Key, parameter => (object?)$"value of {parameter.Key}");
        return ArmTemplate.Expand(
            main,
            new Dictionary<string, object?>(secrets)
            {
                ["environmentName"] = "test",
                ["location"] = "westeurope",
                ["alertEmail"] = "operator@example.com",
                ["databaseSize"] = databaseSize,
            }
        );
    }

    /// <summary>The variable of azd's environment that gives a parameter of the deployment.</summary>
    internal static string Variable(string parameter) => parameter.Replace('-', '_').ToUpperInvariant();

    /// <summary>The value the tests give a parameter.</summary>
    internal static string ValueOf(string parameter) => $"value of {parameter}";

    private static async Task<JsonObject> CompileMainAsync() =>
        JsonNode.Parse(Succeeded(await Bicep.RunAsync("build", "main.bicep", null, "--stdout")).Output)!.AsObject();

    private static async Task<Dictionary<string, HostTemplate>> CompileHostsAsync()
    {
        var hosts = new Dictionary<string, HostTemplate>();
        foreach (var host in Wiring.Connections.Keys)
        {
            var run = await Bicep.RunAsync("build-params", $"apps/{host}.bicepparam", AzdEnvironment(host), "--stdout");
            var compiled = JsonNode.Parse(Succeeded(run).Output)!;
            var parameters = JsonNode.Parse((string)compiled["parametersJson"]!)!["parameters"]!.AsObject();
            hosts[host] = new(
                JsonNode.Parse((string)compiled["templateJson"]!)!.AsObject(),
                parameters.ToDictionary(
                    parameter => parameter.Key,
                    parameter => ArmValue.From(parameter.Value!["value"])
                )
            );
        }

        return hosts;
    }

    private static Dictionary<string, string> AzdEnvironment(string host)
    {
        var optional = Settings.Where(setting => setting is { Secret: true, Optional: true });
        var environment = Settings
            .Where(setting => !setting.Secret)
            .ToDictionary(setting => Variable(setting.Parameter), setting => ValueOf(setting.Parameter));
        environment["RESOURCE_TOKEN"] = "token0123456a";
        environment[$"SERVICE_{host.ToUpperInvariant()}_IMAGE_NAME"] = "registry.example.com/image:1";
        environment["OPTIONAL_SECRETS"] = string.Join(',', optional.Select(setting => setting.Parameter));
        environment["API_DOMAIN"] = "api.example.com";
        environment["API_CERTIFICATE"] = "api-certificate";
        return environment;
    }

    private static BicepRun Succeeded(BicepRun run)
    {
        lock (Messages)
            Messages.Add(run.Messages);
        return run.ExitCode == 0 ? run : throw new InvalidOperationException(run.Messages);
    }
}

/// <summary>A host's template and the values of its parameters.</summary>
internal sealed record HostTemplate(JsonObject Template, IReadOnlyDictionary<string, object?> Parameters)
{
    /// <summary>The host's app or job, worked out.</summary>
    internal ArmResource Host() =>
        ArmTemplate
            .Expand(Template, Parameters)
            .Single(resource => resource.Type.StartsWith("Microsoft.App/", StringComparison.Ordinal));

    /// <summary>The same with other values.</summary>
    internal HostTemplate With(string parameter, object? value) =>
        this with
        {
            Parameters = new Dictionary<string, object?>(Parameters) { [parameter] = value },
        };
}
