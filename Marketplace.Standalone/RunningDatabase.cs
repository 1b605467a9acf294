using System.Globalization;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Marketplace.Standalone;

/// <summary>Finds the database of the instance that runs over a data directory.</summary>
internal static class RunningDatabase
{
    private const int PortLine = 3;

    /// <summary>The connection string: the configured database, else the one of a container that serves the directory,
    /// else the embedded one, at the port its server wrote down.</summary>
    /// <exception cref="CannotStartException">Nothing runs over the directory.</exception>
    internal static string Of(StandaloneArguments arguments)
    {
        var outside = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        if (arguments.Data is null && outside.GetConnectionString(ResourceNames.Database) is { Length: > 0 } configured)
            return configured;

        var root = Path.GetFullPath(
            arguments.Data
                ?? outside["Marketplace:DataDirectory"]
                ?? DataDirectoryChoice.Usual(AppContext.BaseDirectory)
        );
        var elsewhere = InstanceSecrets.FileOf(root, SecretNames.DatabaseConnection);
        if (File.Exists(elsewhere))
            return File.ReadAllText(elsewhere).Trim();

        var servers = Directory.Exists(root)
            ? Directory
                .GetDirectories(root, "postgres-*")
                .Select(cluster => Path.Combine(cluster, "postmaster.pid"))
                .Where(File.Exists)
                .ToArray()
            : [];
        if (servers is not [var server])
            throw new CannotStartException(
                $"no marketplace runs over {root}. Start it (./dev up), name its directory with --data DIR, or the "
                    + "database with --database CONNECTION."
            );

        return new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = int.Parse(File.ReadAllLines(server)[PortLine], CultureInfo.InvariantCulture),
            Database = ResourceNames.Database,
            Username = PostgresCluster.Superuser,
            Password = new InstanceSecrets(root).Password(SecretNames.Postgres),
            GssEncryptionMode = GssEncryptionMode.Disable,
            SslMode = SslMode.Disable,
        }.ConnectionString;
    }
}
