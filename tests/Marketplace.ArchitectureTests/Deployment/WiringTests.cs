using System.Security.Cryptography;
using System.Text.Json;
using Marketplace.ArchitectureTests.Rules;
using Marketplace.ServiceDefaults;
using Marketplace.Standalone;
using Microsoft.Extensions.Configuration;

namespace Marketplace.ArchitectureTests.Deployment;

/// <summary>What the deployment gives is what the hosts expect: no key too few, none that nobody reads.</summary>
public sealed class WiringTests
{
    /// <summary>Connection strings that every deployment has; without a bus, PostgreSQL carries the messages.</summary>
    private static readonly Dictionary<string, string?> Connections = new()
    {
        [$"ConnectionStrings:{ResourceNames.Database}"] =
            "Host=db.example.com;Database=marketplace;Username=app;Password=x",
        [$"ConnectionStrings:{ResourceNames.Cache}"] = "cache.example.com:6379",
    };

    public static TheoryData<string> Hosts => [.. Wiring.Connections.Keys];

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Start_WithEverySettingOfTheDeployment_HasNoProblem(string host) =>
        Assert.Empty(DeployedHost.StartProblems(host, Given(host, _ => true)));

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Start_WithRequiredSettingsAlone_HasNoProblem(string host) =>
        Assert.Empty(DeployedHost.StartProblems(host, Given(host, setting => !setting.Optional)));

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Start_WithBlobContainersInsteadOfADirectory_HasNoProblem(string host)
    {
        var given = Given(host, setting => !setting.Optional);
        given.Remove(Wiring.DataDirectoryKey);
        given[Wiring.ImageContainerKey] = "https://account.blob.core.windows.net/product-images";
        given[Wiring.FileContainerKey] = "https://account.blob.core.windows.net/private-files";

        Assert.Empty(DeployedHost.StartProblems(host, given));
        Assert.Superset(
            new HashSet<string> { Wiring.ImageContainerKey, Wiring.FileContainerKey },
            DeployedHost.KeysRead(host, given).ToHashSet()
        );
    }

    [Fact]
    public void Start_WithoutTheDatabase_NamesTheKey()
    {
        var given = Given(ResourceNames.Worker, _ => true);
        given.Remove($"ConnectionStrings:{ResourceNames.Database}");

        Assert.Contains(
            $"ConnectionStrings:{ResourceNames.Database}",
            Assert.Single(DeployedHost.StartProblems(ResourceNames.Worker, given)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Parameters_OfTheDeployment_HaveUniqueNames() =>
        Assert.Distinct(Wiring.Settings.Select(setting => setting.Parameter));

    [Fact]
    public void Setting_ThatLooksLikeASecret_IsOne() =>
        Assert.All(
            Wiring.Settings.Where(setting =>
                new[] { "Key", "Secret", "Password", "Pem", "HEADERS" }.Any(word =>
                    setting.Key.Contains(word, StringComparison.Ordinal)
                )
            ),
            setting => Assert.True(setting.Secret, $"{setting.Key} is not marked as a secret.")
        );

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Setting_OfTheDeployment_IsReadByItsHosts(string host)
    {
        const string misspelt = "Marketplace:Curency";
        var read = DeployedHost.KeysRead(
            host,
            new Dictionary<string, string?>(Given(host, _ => true)) { [misspelt] = "TRY" }
        );

        // The exporter of OpenTelemetry takes its own from the environment.
        Assert.All(
            Wiring.Settings.Where(setting =>
                setting.Hosts.Contains(host) && !setting.Key.StartsWith("OTEL_", StringComparison.Ordinal)
            ),
            setting => Assert.Contains(setting.Key, read)
        );
        Assert.DoesNotContain(misspelt, read);
    }

    [Fact]
    public void OptionalSettings_WithoutSecrets_HaveTheirPlaceInTheAppHost()
    {
        using var file = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(SourceTree.Root, "Marketplace.AppHost", "appsettings.json")),
            new() { CommentHandling = JsonCommentHandling.Skip }
        );
        var kept = file
            .RootElement.GetProperty("Parameters")
            .EnumerateObject()
            .Select(parameter => parameter.Name)
            .ToHashSet();

        // The first administrator's address goes with a password, and both are for one deployment.
        var wanted = Wiring.Settings.Where(setting =>
            !setting.Secret && (setting.Optional || setting.Default is not null) && setting.Parameter != "admin-email"
        );
        Assert.Equal(
            [
                .. wanted
                    .Select(setting => setting.Parameter)
                    .Concat(["api-domain", "api-certificate"])
                    .Order(StringComparer.Ordinal),
            ],
            kept.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void OneProcess_WithWhatTheStandaloneHostMakesUp_HasNoProblem()
    {
        using var directory = new TemporaryDirectory();
        var settings = new InstanceSettings(new ConfigurationBuilder().Build());
        settings.Generate(directory.Path, new Uri("http://127.0.0.1:8080"));

        Assert.Empty(DeployedHost.StartProblems(DeployedHost.OneProcess, Merged(Connections, settings.Values)));
        Assert.All(Required(), setting => Assert.Contains(settings.Values.Keys, key => Stands(key, setting)));
    }

    [Fact]
    public void OneProcess_WithWhatADeploymentGives_KeepsIt()
    {
        using var directory = new TemporaryDirectory();
        var given = Given(ResourceNames.Api, _ => true);
        var settings = new InstanceSettings(new ConfigurationBuilder().AddInMemoryCollection(given).Build());

        settings.Generate(directory.Path, new Uri("http://127.0.0.1:8080"));

        Assert.Empty(settings.Values);
    }

    private static IEnumerable<Setting> Required() =>
        Wiring.Settings.Where(setting => setting is { Optional: false, Default: null });

    /// <summary>A file stands for the key itself, a directory for the mail server.</summary>
    private static bool Stands(string key, Setting setting) =>
        key == setting.Key
        || (setting.Parameter, key)
            is
                ("signing-key", "Auth:SigningKeys:0:Path")
                or
                ("smtp-host", Wiring.MailDirectoryKey);

    private static Dictionary<string, string?> Merged(params IEnumerable<KeyValuePair<string, string?>>[] parts) =>
        parts.SelectMany(part => part).ToDictionary();

    internal static Dictionary<string, string?> Given(string host, Func<Setting, bool> isGiven)
    {
        var given = new Dictionary<string, string?>(Connections) { [Wiring.DataDirectoryKey] = "/data" };
        foreach (var setting in Wiring.Settings.Where(setting => setting.Hosts.Contains(host) && isGiven(setting)))
            given[setting.Key] = setting.Default ?? Example(setting);
        return given;
    }

    private static string Example(Setting setting) =>
        setting.Parameter switch
        {
            "root-key" => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            "signing-key" => NewSigningKey(),
            // As azd's environment holds a key: on one line.
            "previous-signing-key" => NewSigningKey().ReplaceLineEndings(" "),
            "public-url" => "https://api.example.com",
            "smtp-host" => "smtp.example.com",
            "mail-from" => "Pazar <no-reply@example.com>",
            "mail-reply-to" => "support@example.com",
            "cors-origin" or "cors-origin-2" => "https://shop.example.com",
            "web-url" or "seller-url" => "https://shop.example.com",
            "tax-id" => "1234567890",
            "mersis" => "0123456789000015",
            "commission-first-month" => "2026-01",
            "payouts-settled-before" => "2026-01-01",
            "withholding-bps" => "100",
            "guest-checkout" => "true",
            "trusted-proxy" => "10.0.0.0/8",
            "payment-success-url" or "payment-cancel-url" => "https://shop.example.com/paid",
            "payout-return-url" => "https://shop.example.com/payouts",
            "payout-country" => "DE",
            "application-insights" => "InstrumentationKey=00000000-0000-0000-0000-000000000000",
            "otlp-headers" => "x-api-key=example",
            "otlp-endpoint" => "http://127.0.0.1:4317",
            _ => "example-value-of-enough-length",
        };

    private static string NewSigningKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }
}
