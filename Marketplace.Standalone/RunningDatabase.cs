using System.Globalization;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Marketplace.Standalone;

/// <summary>Finds the database of the instance that uses a data directory.</summary>
internal static class RunningDatabase
{
    private const int PortLine = 3;

    /// <summary>The connection string of the configured database, otherwise of the container that serves the directory,
    /// otherwise of the embedded server, whose port is read from its pid file.</summary>
    /// <exception cref="CannotStartException">No instance uses the directory.</exception>
    internal static string Find(StandaloneArguments arguments)
    {
        var environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        if (
            arguments.Data is null
            && environment.GetConnectionString(ResourceNames.Database) is { Length: > 0 } configured
        )
        {
            return configured;
        }

        var root = arguments.DataPath(environment["Marketplace:DataDirectory"]);
        var containerFile = InstanceSecrets.FileOf(root, SecretNames.DatabaseConnection);
        if (File.Exists(containerFile))
            return File.ReadAllText(containerFile).Trim();
        return OfEmbedded(root);
    }

    private static string OfEmbedded(string root)
    {
        var pidFiles = Directory.Exists(root)
            ? Directory
                .GetDirectories(root, "postgres-*")
                .Select(cluster => Path.Combine(cluster, "postmaster.pid"))
                .Where(File.Exists)
                .ToArray()
            : [];
        if (pidFiles is not [var pidFile])
        {
            throw new CannotStartException(
                $"no marketplace uses {root}. Start it (./dev up), give its directory with --data DIR, or the "
                    + "database with --database CONNECTION."
            );
        }

        return new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = int.Parse(File.ReadAllLines(pidFile)[PortLine], CultureInfo.InvariantCulture),
            Database = ResourceNames.Database,
            Username = PostgresCluster.Superuser,
            Password = new InstanceSecrets(root).Password(SecretNames.Postgres),
            GssEncryptionMode = GssEncryptionMode.Disable,
            SslMode = SslMode.Disable,
        }.ConnectionString;
    }
}
