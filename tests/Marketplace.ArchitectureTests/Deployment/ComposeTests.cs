using Marketplace.ServiceDefaults;

namespace Marketplace.ArchitectureTests.Deployment;

/// <summary>The Compose file against the settings the hosts read; each rule is shown a violation it must
/// report.</summary>
public sealed class ComposeTests
{
    private static readonly ComposeFile File = new(ComposeFile.Text);

    [Fact]
    public void Secrets_OfEveryHost_AreFiles() => Assert.Empty(ComposeRules.Secrets(File));

    [Fact]
    public void Settings_OfEveryHost_AreRead() => Assert.Empty(ComposeRules.Strays(File));

    [Fact]
    public void Environment_OfEveryService_HoldsNoSecret() => Assert.Empty(ComposeRules.Environment(File));

    [Fact]
    public void Hosts_BothOfThem_WaitForTheMigration() => Assert.Empty(ComposeRules.Order(File));

    [Fact]
    public void Services_EveryOne_IsWatchedAndBounded() => Assert.Empty(ComposeRules.Bounds(File));

    [Fact]
    public void Ports_OfTheProxyAlone_AreOpen() => Assert.Empty(ComposeRules.Exposure(File));

    [Fact]
    public void Rights_OfTheHosts_AreNarrow() => Assert.Empty(ComposeRules.Rights(File));

    [Theory]
    [InlineData("      - Marketplace__Secrets__RootKey\n", "", nameof(ComposeRules.Secrets))]
    [InlineData("      - Auth__SigningKeys__1__Pem\n", "", nameof(ComposeRules.Secrets))]
    [InlineData("Marketplace__Currency:", "Marketplace__Curency:", nameof(ComposeRules.Strays))]
    [InlineData("POSTGRES_PASSWORD_FILE: /run", "POSTGRES_PASSWORD: /run", nameof(ComposeRules.Environment))]
    [InlineData("service_completed_successfully", "service_started", nameof(ComposeRules.Order))]
    [InlineData("    mem_limit: 1g\n", "", nameof(ComposeRules.Bounds))]
    [InlineData(
        "    image: redis:8.6\n",
        "    image: redis:8.6\n    ports: [\"6379:6379\"]\n",
        nameof(ComposeRules.Exposure)
    )]
    [InlineData("    internal: true", "    internal: false", nameof(ComposeRules.Exposure))]
    [InlineData("  read_only: true\n", "", nameof(ComposeRules.Rights))]
    public void Violation_OfEachRule_IsReported(string present, string instead, string rule)
    {
        Assert.Contains(present, ComposeFile.Text, StringComparison.Ordinal);
        var changed = new ComposeFile(ComposeFile.Text.Replace(present, instead, StringComparison.Ordinal));

        Assert.NotEmpty(Check(rule, changed));
    }

    [Fact]
    public void Settings_OfEveryHost_ArePassedOnOrMadeHere()
    {
        foreach (var setting in Wiring.Settings.Where(setting => !setting.Secret))
            Assert.All(setting.Hosts, host => Assert.Contains(setting.Variable, File.Items(host, "environment")));
    }

    private static IEnumerable<string> Check(string rule, ComposeFile file) =>
        rule switch
        {
            nameof(ComposeRules.Secrets) => ComposeRules.Secrets(file),
            nameof(ComposeRules.Strays) => ComposeRules.Strays(file),
            nameof(ComposeRules.Environment) => ComposeRules.Environment(file),
            nameof(ComposeRules.Order) => ComposeRules.Order(file),
            nameof(ComposeRules.Bounds) => ComposeRules.Bounds(file),
            nameof(ComposeRules.Exposure) => ComposeRules.Exposure(file),
            _ => ComposeRules.Rights(file),
        };
}
