using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.Json;
using Marketplace.ArchitectureTests.Deployment.Azure.Arm;
using Marketplace.Foundation;

namespace Marketplace.ArchitectureTests.Deployment.Azure;

/// <summary>The templates compile and the linter has nothing to say.</summary>
public sealed class BicepTests
{
    public static TheoryData<string> Templates =>
        [
            .. Directory
                .EnumerateFiles(Bicep.Infra, "*.bicep", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Bicep.Infra, file))
                .Where(file => !file.StartsWith("modules", StringComparison.Ordinal)),
        ];

    [Fact]
    public async Task Build_OfEveryTemplate_SaysNothing() =>
        Assert.All(await AzureTemplates.MessagesAsync(), Assert.Empty);

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task Lint_OfATemplateAndItsModules_SaysNothing(string file)
    {
        var run = await Bicep.RunAsync("lint", file);

        Assert.Equal((0, ""), (run.ExitCode, run.Messages));
    }

    [Fact]
    public async Task Lint_OfAModuleWithAnUnusedParameter_SaysSo()
    {
        using var directory = new TemporaryDirectory();
        var (main, module) = (Path.Combine(directory.Path, "main.bicep"), Path.Combine(directory.Path, "module.bicep"));
        await File.WriteAllTextAsync(module, "param unused string = 'x'\n");
        await File.WriteAllTextAsync(main, "module one 'module.bicep' = {}\n");

        var run = await Bicep.RunAsync("lint", main);

        Assert.Contains("no-unused-params", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parameters_OfMain_AreThoseOfTheTemplate()
    {
        using var file = JsonDocument.Parse(
            await File.ReadAllTextAsync(Path.Combine(Bicep.Infra, "main.parameters.json"))
        );
        var given = file.RootElement.GetProperty("parameters").EnumerateObject().Select(parameter => parameter.Name);
        var main = await AzureTemplates.MainAsync();

        Assert.Subset(main["parameters"]!.AsObject().Select(parameter => parameter.Key).ToHashSet(), given.ToHashSet());
        var secure = main["parameters"]!.AsObject().Where(entry => (string?)entry.Value!["type"] == "securestring");
        Assert.All(secure, entry => Assert.Contains(entry.Key, given));
    }

    [Fact]
    public void Alerts_OnMessages_LookForTextsOfTheCode()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Bicep.Infra, "alerts.json")));
        var sources = new[] { "Marketplace.Foundation", "Marketplace.Modules" }
            .SelectMany(project =>
                Directory.EnumerateFiles(Path.Combine(Bicep.Infra, "..", project), "*.cs", SearchOption.AllDirectories)
            )
            .Select(File.ReadAllText)
            .ToList();

        Assert.All(
            file.RootElement.EnumerateArray().Select(alert => alert.GetProperty("text").GetString()!),
            text => Assert.Contains(sources, source => source.Contains(text, StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Alerts_OnQueries_WatchErrorsAndAMetricOfTheCode()
    {
        var queries = AzureTemplates
            .Expand(await AzureTemplates.MainAsync())
            .Where(resource => resource.Type == "Microsoft.Insights/scheduledQueryRules")
            .ToDictionary(
                resource => resource.Name,
                resource => ArmValue.TextAt(resource.ListAt("properties", "criteria", "allOf")[0], "query")
            );

        Assert.Contains("toint(ResultCode) >= 500", queries["server-errors"], StringComparison.Ordinal);
        Assert.Contains(
            $"\"{Metric(typeof(QueueGauges), "OldestAge")}\"",
            queries["outbox-age"],
            StringComparison.Ordinal
        );
    }

    private static string Metric(Type owner, string field) =>
        ((Instrument)owner.GetField(field, BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!).Name;
}
