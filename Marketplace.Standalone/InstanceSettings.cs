using System.Globalization;
using Marketplace.Foundation;
using Marketplace.MigrationService;
using Marketplace.Modules;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Standalone;

/// <summary>The configuration an instance generates for itself: addresses, directories and secrets that its environment
/// does not set.</summary>
/// <remarks>A section set by the environment replaces the whole generated section.</remarks>
internal sealed class InstanceSettings(IConfiguration environment)
{
    /// <summary>The configuration key of the level at which a host logs its own start and stop.</summary>
    internal const string LifetimeLevel = "Logging:LogLevel:Microsoft.Hosting.Lifetime";

    private const int DefaultPort = 8080;
    private static readonly string[] AddressKeys = ["ASPNETCORE_URLS", "URLS", "ASPNETCORE_HTTP_PORTS", "HTTP_PORTS"];

    private readonly Dictionary<string, string?> _values = [];

    /// <summary>The settings generated so far, as configuration.</summary>
    internal IReadOnlyDictionary<string, string?> Values => _values;

    /// <summary>Whether the environment sets this connection string.</summary>
    internal bool IsConfigured(string connectionName) =>
        !string.IsNullOrWhiteSpace(environment.GetConnectionString(connectionName));

    /// <summary>Whether the environment sets anything below this key.</summary>
    internal bool HasSection(string key) => environment.GetSection(key).Exists();

    /// <summary>The value the environment gives a key; null when there is none.</summary>
    internal string? Find(string key) => environment[key] is { Length: > 0 } value ? value : null;

    internal void Set(string key, string value) => _values[key] = value;

    internal void Connect(string connectionName, string connectionString) =>
        Set($"ConnectionStrings:{connectionName}", connectionString);

    /// <summary>Generates what the product needs from the data directory and the Api's address.</summary>
    internal void Generate(string dataDirectory, Uri api)
    {
        var secrets = new InstanceSecrets(dataDirectory);
        SetUnlessConfigured($"{SecretOptions.Section}:RootKey", () => secrets.Key(SecretNames.RootKey));
        SetUnlessConfigured($"{MarketplaceOptions.Section}:PublicUrl", () => api.GetLeftPart(UriPartial.Authority));
        SetUnlessConfigured(
            $"{MarketplaceOptions.Section}:DataDirectory",
            () => Directory.CreateDirectory(InstanceDirectories.Files(dataDirectory)).FullName
        );
        if (string.IsNullOrWhiteSpace(environment[$"{MailOptions.Section}:SmtpHost"]))
        {
            SetUnlessConfigured(
                $"{MailOptions.Section}:Directory",
                () => Directory.CreateDirectory(InstanceDirectories.Mails(dataDirectory)).FullName
            );
            // Where mails are files, somebody tries the marketplace out.
            SetUnlessConfigured("Orders:GuestCheckout", () => "true");
        }

        if (!HasSection("Auth:SigningKeys"))
            Set("Auth:SigningKeys:0:Path", secrets.SigningKeyFile(SecretNames.SigningKey));
    }

    /// <summary>Lets the log go to files of the data directory, and leaves to the banner what a host says at its
    /// start.</summary>
    internal void GenerateLogging(string dataDirectory)
    {
        SetUnlessConfigured(LifetimeLevel, () => nameof(LogLevel.Warning));
        SetUnlessConfigured(LogFiles.DirectoryKey, () => InstanceDirectories.Logs(dataDirectory));
    }

    /// <summary>Accounts to try every role with; null where the environment sets the database or the first
    /// administrator.</summary>
    internal DevelopmentSignIns? SignIns(string dataDirectory)
    {
        if (IsConfigured(ResourceNames.Database) || HasSection(FirstAdminOptions.Section))
            return null;

        var secrets = new InstanceSecrets(dataDirectory);
        return new(Of("admin"), Of("admin2"), Of("seller"), Of("buyer"));

        DevelopmentSignIn Of(string role) => new(SecretNames.Email(role), secrets.Passphrase(SecretNames.SignIn(role)));
    }

    /// <summary>The address the Api listens on, or null if the environment sets its addresses.</summary>
    internal Uri? Address(int? port)
    {
        if (port is null && AddressKeys.Any(key => !string.IsNullOrWhiteSpace(environment[key])))
            return null;

        return new Uri(FreePort.Address(port is 0 ? FreePort.Find() : port ?? DefaultPort));
    }

    /// <summary>Where this machine reaches the Api at the first address the environment sets, without TLS if there is
    /// such a one; null if it sets none, or leaves the port open.</summary>
    internal Uri? ConfiguredAddress() =>
        ConfiguredParts().Select(Reach).OfType<Uri>().OrderBy(uri => uri.Scheme == Uri.UriSchemeHttps).FirstOrDefault();

    /// <summary>The ports of this machine's loopback on which the environment lets the Api listen.</summary>
    internal IEnumerable<int> ConfiguredPorts() =>
        ConfiguredParts()
            .Where(part => IncludesLoopback(part[(part.IndexOf("//", StringComparison.Ordinal) + 1)..].Trim('/')))
            .Select(part => part.Split(':')[^1])
            .Select(text =>
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 0
            )
            .Where(port => port > 0);

    private IEnumerable<string> ConfiguredParts() =>
        (AddressKeys.Select(Find).FirstOrDefault(value => value is not null) ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.TrimEnd('/'));

    /// <summary>An address, or a port alone; "any address" becomes the loopback.</summary>
    private static Uri? Reach(string part)
    {
        var text = part.Contains("//", StringComparison.Ordinal) ? part : $"http://127.0.0.1:{part}";
        foreach (var any in new[] { "//*", "//+", "//0.0.0.0", "//[::]" })
            text = text.Replace(any, "//127.0.0.1", StringComparison.Ordinal);
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Port > 0 ? address : null;
    }

    private static bool IncludesLoopback(string hostAndPort) =>
        hostAndPort.LastIndexOf(':') is var colon and >= 0
            ? hostAndPort[..colon] is "localhost" or "127.0.0.1" or "0.0.0.0" or "[::]" or "*" or "+"
            : true;

    private void SetUnlessConfigured(string key, Func<string> make)
    {
        if (string.IsNullOrWhiteSpace(environment[key]))
            _values[key] = make();
    }
}
