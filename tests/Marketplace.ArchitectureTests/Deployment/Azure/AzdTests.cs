using System.Text.RegularExpressions;
using Marketplace.ServiceDefaults;

namespace Marketplace.ArchitectureTests.Deployment.Azure;

/// <summary>What azd is told to deploy, and in which order.</summary>
public sealed partial class AzdTests
{
    private static readonly string Root = Path.Combine(Bicep.Infra, "..");
    private static readonly string Plan = File.ReadAllText(Path.Combine(Root, "azure.yaml"));

    [Fact]
    public void Services_AreTheHosts_EachWithATemplateOfItsOwn()
    {
        Assert.Equal(
            Wiring.Connections.Keys.Select(host => $"apps/{host}").Order(StringComparer.Ordinal),
            Modules().Matches(Plan).Select(match => match.Groups["path"].Value).Order(StringComparer.Ordinal)
        );
        // azd deploys a service by its template only where the parameters stand beside it.
        Assert.All(
            Wiring.Connections.Keys,
            host => Assert.True(File.Exists(Path.Combine(Bicep.Infra, "apps", $"{host}.bicepparam")))
        );
        Assert.All(
            Projects().Matches(Plan).Select(match => match.Groups["path"].Value),
            project => Assert.Single(Directory.EnumerateFiles(Path.Combine(Root, project), "*.csproj"))
        );
    }

    [Fact]
    public void Up_ProvisionsMigratesAndThenDeploysTheWorkerBeforeTheApi() =>
        Assert.Equal(
            ["provision", "deploy migration", "deploy worker", "deploy api"],
            Steps().Matches(Plan).Select(match => match.Groups["step"].Value)
        );

    [Fact]
    public void Hooks_AreThere_AndCanBeRun() =>
        Assert.All(
            Directory.EnumerateFiles(Path.Combine(Root, "deploy"), "*.sh"),
            script =>
            {
                if (!OperatingSystem.IsWindows())
                    Assert.True(File.GetUnixFileMode(script).HasFlag(UnixFileMode.UserExecute), script);
            }
        );

    [Theory]
    [InlineData(ResourceNames.Api)]
    [InlineData(ResourceNames.Worker)]
    public void Deploy_OfEverything_WaitsForTheMigration(string host) =>
        Assert.Matches(new Regex($@"^  {host}:\n(    .*\n)*?    uses: \[migration\]$", RegexOptions.Multiline), Plan);

    [GeneratedRegex("^    module: (?<path>.+)$", RegexOptions.Multiline)]
    private static partial Regex Modules();

    [GeneratedRegex("^    project: (?<path>.+)$", RegexOptions.Multiline)]
    private static partial Regex Projects();

    [GeneratedRegex("^      - azd: (?<step>.+)$", RegexOptions.Multiline)]
    private static partial Regex Steps();
}
