using System.Security.Cryptography;
using Marketplace.ServiceDefaults;

namespace Marketplace.ArchitectureTests.Deployment;

/// <summary>What the deployment gives is what the hosts expect: no key too few, none that nobody reads.</summary>
public sealed class WiringTests
{
    /// <summary>Connection strings that every deployment has; without a bus, PostgreSQL carries the messages.</summary>
    private static readonly Dictionary<string, string?> Connections = new()
    {
        [$"ConnectionStrings:{ResourceNames.Database}"] = "Host=db.example.com;Database=marketplace;Username=app;Password=x",
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

    [Fact]
    public void Start_WithoutTheDatabase_NamesTheKey()
    {
        var given = Given(ResourceNames.Worker, _ => true);
        given.Remove($"ConnectionStrings:{ResourceNames.Database}");

        Assert.Contains($"ConnectionStrings:{ResourceNames.Database}", Assert.Single(DeployedHost.StartProblems(ResourceNames.Worker, given)), StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_OfTheDeployment_HaveUniqueNames() =>
        Assert.Distinct(Wiring.Settings.Select(setting => setting.Parameter));

    [Fact]
    public void Setting_ThatLooksLikeASecret_IsOne() =>
        Assert.All(
            Wiring.Settings.Where(setting => new[] { "Key", "Secret", "Password", "Pem", "HEADERS" }.Any(word => setting.Key.Contains(word, StringComparison.Ordinal))),
            setting => Assert.True(setting.Secret, $"{setting.Key} is not marked as a secret."));

    private static Dictionary<string, string?> Given(string host, Func<Setting, bool> isGiven)
    {
        var given = new Dictionary<string, string?>(Connections)
        {
            [Wiring.DataDirectoryKey] = "/data",
        };
        foreach (var setting in Wiring.Settings.Where(setting => setting.Hosts.Contains(host) && isGiven(setting)))
            given[setting.Key] = setting.Default ?? Example(setting);
        return given;
    }

    private static string Example(Setting setting) => setting.Parameter switch
    {
        "root-key" => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        "signing-key" or "previous-signing-key" => NewSigningKey(),
        "public-url" => "https://api.example.com",
        "smtp-host" => "smtp.example.com",
        "mail-from" => "Pazar <no-reply@example.com>",
        "cors-origin" or "cors-origin-2" => "https://shop.example.com",
        "payment-success-url" or "payment-cancel-url" => "https://shop.example.com/paid",
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
