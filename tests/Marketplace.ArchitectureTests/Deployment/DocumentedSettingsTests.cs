using Marketplace.ArchitectureTests.Deployment.Azure;
using Marketplace.ArchitectureTests.Deployment.Azure.Arm;
using Marketplace.ServiceDefaults;

namespace Marketplace.ArchitectureTests.Deployment;

/// <summary>What the README says an operator may set can be set where this repository deploys to.</summary>
public sealed class DocumentedSettingsTests
{
    /// <summary>Settings that neither deployment passes on from its operator, and why.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["ConnectionStrings:marketplacedb"] = "made by the templates, and by make-secrets.sh",
        ["ConnectionStrings:cache"] = "made by the templates, and by make-secrets.sh",
        ["ConnectionStrings:messaging"] = "made by the templates; Compose has no bus",
        ["Database:RuntimeRoles:0"] = "made by the templates; Compose has one role",
        ["Database:MaxConnections"] = "each host's share: database-sizes.json, and the Compose file",
        ["Messaging:MaxConcurrentSessions"] = "goes with the share of the connections: database-sizes.json",
        ["Marketplace:DashboardUrl"] = "for development",
        ["Marketplace:DataDirectory"] = "a volume of the Compose file; Azure has blob containers",
        ["Marketplace:Images:BlobContainerUri"] = "made by the templates; Compose has a volume",
        ["Marketplace:Images:BlobAccountKey"] = "hosts in Azure have identities; Compose has a volume",
        ["Marketplace:Files:BlobContainerUri"] = "made by the templates; Compose has a volume",
        ["Marketplace:Files:BlobAccountKey"] = "hosts in Azure have identities; Compose has a volume",
        ["Marketplace:LogDirectory"] = "containers log to the console",
        ["Marketplace:SecretsDirectory"] = "Compose mounts secrets where the default is; Azure has the vault",
        ["Auth:SigningKeys:0:Path"] = "the key is passed as :Pem",
        ["AllowedHosts"] = "the proxy in front passes on its own names alone; probes ask by address",
        ["RateLimits:Enabled"] = "for tests and measurements",
        ["Payments:Stripe:ApiBase"] = "for the simulator",
        ["Mail:Directory"] = "for development",
        ["Carriers:Simulator:Url"] = "for development",
        ["Carriers:Simulator:ApiKey"] = "for development",
        ["Carriers:Simulator:WebhookSecret"] = "for development",
        ["Payouts:Holidays"] = "a list of any length: compose.override.yaml, and MORE_SETTINGS in Azure",
    };

    /// <summary>Keys of one host's further settings.</summary>
    public static TheoryData<string> Hosts => [ResourceNames.Api, ResourceNames.Worker];

    [Fact]
    public void Settings_OfTheTable_ArePassedOnByBothDeployments()
    {
        Assert.True(DocumentedSettings.Keys.Count > 100);
        var passedOn = Wiring.Settings.Select(s => s.Key).Concat(Wiring.Options).Concat(Wiring.ApiOptions).ToHashSet();

        Assert.Empty(DocumentedSettings.Keys.Except(passedOn).Except(Exceptions.Keys));
        Assert.Empty(Exceptions.Keys.Except(DocumentedSettings.Keys));
        Assert.Empty(Exceptions.Keys.Intersect(passedOn));
        Assert.All(Exceptions.Values, Assert.NotEmpty);
    }

    [Fact]
    public void Options_OfTheDeployment_StandInTheTableOnce()
    {
        var options = Wiring.Options.Concat(Wiring.ApiOptions).ToList();

        Assert.Distinct(options.Concat(Wiring.Settings.Select(setting => setting.Key)));
        Assert.Empty(options.Except(DocumentedSettings.Keys));
    }

    [Fact]
    public void Row_WithSeveralKeys_NamesEach() =>
        Assert.Equal(
            ["A:B:One", "A:B:Two", "C:Email", "C:Password", "PLAIN"],
            DocumentedSettings.Read(
                "# x\n## Configuration\n| key | default |\n|---|---|\n| `A:B:One`, `Two` | `no` |\n"
                    + "| `C:Email`, `:Password` | none |\n| `PLAIN` | none |\n\n## Next\n| `Not:This` | none |\n"
            )
        );

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Options_OfAHost_AreReadByIt(string host)
    {
        var given = new Dictionary<string, string?>(WiringTests.Given(host, _ => true));
        foreach (var key in OptionsOf(host))
            given[key] = Example(key);

        Assert.Empty(DeployedHost.StartProblems(host, given));
        var read = DeployedHost.KeysRead(host, given);
        // The exporter of OpenTelemetry takes its own from the environment.
        Assert.Empty(OptionsOf(host).Where(key => !key.StartsWith("OTEL_", StringComparison.Ordinal)).Except(read));
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Options_InCompose_ArePassedOnByName(string host) =>
        Assert.Empty(
            OptionsOf(host).Select(Variable).Except(new ComposeFile(ComposeFile.Text).Items(host, "environment"))
        );

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task Options_InAzure_ArePassedOnFromOneVariable(string host)
    {
        var text = string.Join(';', OptionsOf(host).Select(key => $"{key}={Example(key)}"));
        var template = await AzureTemplates.HostAsync(host);

        var given = Environment(
            template.With("moreSettings", $" {text}; Mail__From = a=b ;;Payouts__Holidays__0=04-23;").Host()
        );

        foreach (var key in OptionsOf(host))
            Assert.Equal(Example(key), Assert.Single(given, entry => entry.Name == Variable(key)).Value);
        Assert.Equal("04-23", Assert.Single(given, entry => entry.Name == "Payouts__Holidays__0").Value);
        // What has a variable of its own is given by that one.
        Assert.Equal(
            AzureTemplates.ValueOf("mail-from"),
            Assert.Single(given, entry => entry.Name == "Mail__From").Value
        );
    }

    [Fact]
    public async Task Option_InAzure_WhoseOwnVariableIsEmpty_IsTaken()
    {
        var template = await AzureTemplates.HostAsync(ResourceNames.Api);
        var values = new Dictionary<string, object?>(ArmFunctions.Map(template.Parameters["values"]))
        {
            ["mail-from"] = "",
        };

        var given = Environment(template.With("values", values).With("moreSettings", "Mail__From=a=b").Host());

        Assert.Equal("a=b", Assert.Single(given, entry => entry.Name == "Mail__From").Value);
    }

    private static IEnumerable<string> OptionsOf(string host) =>
        host == ResourceNames.Api ? Wiring.Options.Concat(Wiring.ApiOptions) : Wiring.Options;

    private static string Variable(string key) => key.Replace(":", "__", StringComparison.Ordinal);

    private static List<(string Name, string Value)> Environment(ArmResource app) =>
        [
            .. ArmValue
                .ListAt(app.ListAt("properties", "template", "containers")[0], "env")
                .Select(entry => (ArmValue.TextAt(entry, "name"), ArmValue.TextAt(entry, "value"))),
        ];

    private static string Example(string key) =>
        key switch
        {
            "Auth:PasswordHashIterations" => "210000",
            "Orders:Returns:RefundAlertDays" => "14",
            "Payments:Stripe:Connect:RefreshUrl" => "https://shop.example.com/again",
            "Payouts:PayableOn" => "completed",
            "Payouts:TimeZone" => "Europe/Istanbul",
            "Security:RequireSecondFactor" or "Sellers:ShowIdentity" or "Messages:HideContactData" => "true",
            "OTEL_TRACES_SAMPLER" => "microsoft.rate_limited",
            _ => "10",
        };
}
