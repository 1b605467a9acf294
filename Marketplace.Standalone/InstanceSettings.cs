using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Standalone;

/// <summary>The configuration one instance makes up for itself: addresses, directories and secrets that nobody gave from outside.</summary>
/// <remarks>A section given from outside wins whole over what is made up here.</remarks>
internal sealed class InstanceSettings(IConfiguration outside)
{
    private readonly Dictionary<string, string?> values = [];

    /// <summary>What was made up so far, as configuration.</summary>
    internal IReadOnlyDictionary<string, string?> Values => values;

    /// <summary>Whether the operator named a server of his own for this connection.</summary>
    internal bool IsGiven(string connectionName) => !string.IsNullOrWhiteSpace(outside.GetConnectionString(connectionName));

    internal void Connect(string connectionName, string connectionString) => values[$"ConnectionStrings:{connectionName}"] = connectionString;

    /// <summary>Makes up what the product needs from the data directory and the Api's address.</summary>
    internal void MakeUp(string dataDirectory, Uri api)
    {
        var secrets = new InstanceSecrets(dataDirectory);
        Offer($"{SecretOptions.Section}:RootKey", () => secrets.Key("root-key"));
        Offer($"{MarketplaceOptions.Section}:PublicUrl", () => api.GetLeftPart(UriPartial.Authority));
        Offer($"{MarketplaceOptions.Section}:DataDirectory", () => Directory.CreateDirectory(Path.Combine(dataDirectory, "files")).FullName);
        if (string.IsNullOrWhiteSpace(outside[$"{MailOptions.Section}:SmtpHost"]))
            Offer($"{MailOptions.Section}:Directory", () => Directory.CreateDirectory(Path.Combine(dataDirectory, "mails")).FullName);
        if (!outside.GetSection("Auth:SigningKeys").Exists())
            values["Auth:SigningKeys:0:Path"] = secrets.SigningKeyFile("signing-key.pem");
    }

    /// <summary>The loopback address the Api is asked for, or null if the environment names one.</summary>
    internal Uri? Address(int? port)
    {
        if (port is null && (outside["ASPNETCORE_URLS"] ?? outside["URLS"] ?? outside["HTTP_PORTS"] ?? outside["ASPNETCORE_HTTP_PORTS"]) is not null)
            return null;

        var chosen = port is 0 ? FreePort.Find() : port ?? DefaultPort;
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{chosen}"));
    }

    private const int DefaultPort = 8080;

    private void Offer(string key, Func<string> make)
    {
        if (string.IsNullOrWhiteSpace(outside[key]))
            values[key] = make();
    }
}
