using Marketplace.Foundation;
using Marketplace.MigrationService;
using Marketplace.Modules;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Standalone;

/// <summary>The configuration one instance makes up for itself: addresses, directories and secrets that nobody gave
/// from outside.</summary>
/// <remarks>A section given from outside wins whole over what is made up here.</remarks>
internal sealed class InstanceSettings(IConfiguration outside)
{
    private const int DefaultPort = 8080;
    private static readonly string[] AddressKeys = ["ASPNETCORE_URLS", "URLS", "ASPNETCORE_HTTP_PORTS", "HTTP_PORTS"];

    private readonly Dictionary<string, string?> _values = [];

    /// <summary>What was made up so far, as configuration.</summary>
    internal IReadOnlyDictionary<string, string?> Values => _values;

    /// <summary>Whether the operator named a server of their own for this connection.</summary>
    internal bool IsGiven(string connectionName) =>
        !string.IsNullOrWhiteSpace(outside.GetConnectionString(connectionName));

    /// <summary>Whether anything below this key was given from outside.</summary>
    internal bool HasSection(string key) => outside.GetSection(key).Exists();

    internal void Set(string key, string value) => _values[key] = value;

    internal void Connect(string connectionName, string connectionString) =>
        Set($"ConnectionStrings:{connectionName}", connectionString);

    /// <summary>Makes up what the product needs from the data directory and the Api's address.</summary>
    internal void MakeUp(string dataDirectory, Uri api)
    {
        var secrets = new InstanceSecrets(dataDirectory);
        SetUnlessGiven($"{SecretOptions.Section}:RootKey", () => secrets.Key(SecretNames.RootKey));
        SetUnlessGiven($"{MarketplaceOptions.Section}:PublicUrl", () => api.GetLeftPart(UriPartial.Authority));
        SetUnlessGiven(
            $"{MarketplaceOptions.Section}:DataDirectory",
            () => Directory.CreateDirectory(InstanceDirectories.Files(dataDirectory)).FullName
        );
        if (string.IsNullOrWhiteSpace(outside[$"{MailOptions.Section}:SmtpHost"]))
            SetUnlessGiven(
                $"{MailOptions.Section}:Directory",
                () => Directory.CreateDirectory(InstanceDirectories.Mails(dataDirectory)).FullName
            );
        if (!HasSection("Auth:SigningKeys"))
            Set("Auth:SigningKeys:0:Path", secrets.SigningKeyFile(SecretNames.SigningKey));
    }

    /// <summary>Accounts to try every role with; none over a database from outside or where the first administrator is
    /// given.</summary>
    internal DevelopmentSignIns? SignIns(string dataDirectory)
    {
        if (IsGiven(ResourceNames.Database) || HasSection(FirstAdminOptions.Section))
            return null;

        var secrets = new InstanceSecrets(dataDirectory);
        return new(Of("admin"), Of("seller"), Of("buyer"));

        DevelopmentSignIn Of(string role) => new(SecretNames.Email(role), secrets.Passphrase(SecretNames.SignIn(role)));
    }

    /// <summary>The one address the Api is asked to listen on, or null if the environment names its
    /// addresses.</summary>
    internal Uri? Address(int? port)
    {
        if (port is null && AddressKeys.Any(key => !string.IsNullOrWhiteSpace(outside[key])))
            return null;

        return new Uri(FreePort.Address(port is 0 ? FreePort.Find() : port ?? DefaultPort));
    }

    private void SetUnlessGiven(string key, Func<string> make)
    {
        if (string.IsNullOrWhiteSpace(outside[key]))
            _values[key] = make();
    }
}
