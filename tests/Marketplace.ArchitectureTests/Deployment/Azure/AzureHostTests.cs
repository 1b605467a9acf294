using Marketplace.ArchitectureTests.Deployment.Azure.Arm;
using Marketplace.ServiceDefaults;

namespace Marketplace.ArchitectureTests.Deployment.Azure;

/// <summary>What Azure is asked for is what the hosts need.</summary>
public sealed class AzureHostTests
{
    public static TheoryData<string> Hosts => [.. Wiring.Connections.Keys];

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task Environment_OfAHost_IsWhatItReads(string host) =>
        Assert.Empty(HostChecks.Environment(host, (await AzureTemplates.HostAsync(host)).Host()));

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task Environment_WithoutOptionalSettings_HasTheRequiredAlone(string host)
    {
        var template = await AzureTemplates.HostAsync(host);
        var values = ArmFunctions.Map(template.Parameters["values"]).ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (
            var setting in AzureTemplates.Settings.Where(setting =>
                setting.Optional && values.ContainsKey(setting.Parameter)
            )
        )
        {
            values[setting.Parameter] = "";
        }

        var app = template.With("values", values).With("optionalSecrets", new List<object?> { "" }).Host();

        Assert.Empty(HostChecks.Environment(host, app, optional: false));
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task Secrets_OfAHost_ComeFromTheVaultByItsOwnIdentity(string host)
    {
        var app = (await AzureTemplates.HostAsync(host)).Host();

        Assert.Empty(HostChecks.Secrets(host, app));
        Assert.Empty(HostChecks.Identity(host, app));
    }

    [Theory]
    [InlineData(ResourceNames.Api)]
    [InlineData(ResourceNames.Worker)]
    public async Task Probes_OfAnApp_AskAliveAndHealth(string host) =>
        Assert.Empty(HostChecks.Probes(host, (await AzureTemplates.HostAsync(host)).Host()));

    [Fact]
    public async Task Scale_OfEachHost_IsItsOwn()
    {
        Assert.Empty(ScaleChecks.Api((await AzureTemplates.HostAsync(ResourceNames.Api)).Host()));
        Assert.Empty(
            ScaleChecks.Worker((await AzureTemplates.HostAsync(ResourceNames.Worker)).Host(), Routes.OfTheCode.Keys)
        );
        Assert.Empty(ScaleChecks.Migration((await AzureTemplates.HostAsync(ResourceNames.Migration)).Host()));
    }

    [Fact]
    public async Task Domain_OfTheApi_IsPartOfEveryDeployment()
    {
        var template = await AzureTemplates.HostAsync(ResourceNames.Api);

        var domain = Assert.Single(template.Host().ListAt("properties", "configuration", "ingress", "customDomains"));
        Assert.Equal("api.example.com", ArmValue.TextAt(domain, "name"));
        Assert.EndsWith(
            "/managedCertificates/api-certificate",
            ArmValue.TextAt(domain, "certificateId"),
            StringComparison.Ordinal
        );
        Assert.Empty(
            template.With("domain", "").Host().ListAt("properties", "configuration", "ingress", "customDomains")
        );
    }

    [Theory]
    [InlineData("", "", "https://api.<cae-token0123456a.defaultDomain>")]
    [InlineData("", "api.example.com", "https://api.example.com")]
    [InlineData("https://x.example.com", "api.example.com", "https://x.example.com")]
    public async Task PublicUrl_NotGiven_IsTheAddressTheApiHas(string given, string domain, string expected)
    {
        foreach (var host in Wiring.Connections.Keys)
        {
            var template = await AzureTemplates.HostAsync(host);
            var values = new Dictionary<string, object?>(ArmFunctions.Map(template.Parameters["values"]))
            {
                ["public-url"] = given,
            };
            var app = template.With("values", values).With("domain", domain).Host();

            var variables = ArmValue.ListAt(app.ListAt("properties", "template", "containers")[0], "env");
            var url = variables.Single(variable => ArmValue.TextAt(variable, "name") == "Marketplace__PublicUrl");
            Assert.Equal(expected, ArmValue.TextAt(url, "value"));
        }
    }
}
