using Marketplace.ServiceDefaults;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Marketplace.IntegrationTests.Infrastructure;

/// <summary>The configuration every host of a test gets.</summary>
public static class TestConfiguration
{
    public static void Apply(
        IConfigurationBuilder configuration,
        TestBacking backing,
        string database,
        IReadOnlyDictionary<string, string?>? overrides = null
    )
    {
        configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                [$"ConnectionStrings:{ResourceNames.Database}"] = database,
                [$"ConnectionStrings:{ResourceNames.Cache}"] = backing.CacheConnectionString,
                ["Marketplace:PublicUrl"] = "http://127.0.0.1",
                ["Marketplace:DataDirectory"] = FilesOf(backing, database),
                ["Marketplace:Secrets:RootKey"] = Convert.ToBase64String(
                    new byte[32]
                        .Select((_, i) => (byte)(i * 7))
                        .ToArray()
                ),
                ["Mail:Directory"] = Path.Combine(backing.DirectoryPath, "mails"),
                ["Auth:SigningKeys:0:Path"] = backing.SigningKeyPath,
                // The fewest rounds that the product allows: these tests make thousands of accounts.
                ["Auth:PasswordHashIterations"] = "10000",
                ["RateLimits:Enabled"] = "false",
                // Buyers of these tests start many purchases that nobody pays.
                ["Orders:MaxUnpaidPurchases"] = "100000",
                ["Orders:MaxHeldUnits"] = "1000000",
                ["Orders:MaxUnpaidPerDay"] = "100000",
                ["Logging:LogLevel:Default"] = "Warning",
                ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Error",
            }
        );
        if (overrides is not null)
            configuration.AddInMemoryCollection(overrides);
    }

    /// <summary>Each database has files of its own: what it does not name is swept.</summary>
    private static string FilesOf(TestBacking backing, string database) =>
        Path.Combine(backing.DirectoryPath, "files", new NpgsqlConnectionStringBuilder(database).Database!);
}
