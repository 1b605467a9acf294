using Microsoft.Extensions.Configuration;

namespace Marketplace.Standalone;

/// <summary>The database and the cache alone, at addresses given from outside, for hosts that run as processes of their
/// own.</summary>
/// <remarks>The AppHost starts it where there is no container engine.</remarks>
public static class BackingHost
{
    /// <summary>The user the other hosts sign in with.</summary>
    public const string User = "apphost";

    /// <summary>Runs until asked to stop, or until the database server ends unasked.</summary>
    /// <returns>0, or 1 if the database server ended.</returns>
    public static async Task<int> RunAsync(StandaloneArguments arguments, CancellationToken cancellationToken)
    {
        var given = new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection("Backing");
        var root = Path.GetFullPath(arguments.Data ?? throw new CannotStartException("backing needs --data DIR."));
        using var data = DataDirectory.Open(root);
        using var cache = EmbeddedGarnet.Start(Port(given, "CachePort"), Password(given, "CachePassword"));
        await using var postgres = await EmbeddedPostgres.StartAsync(
            root,
            new EmbeddedPostgresSettings(Port: Port(given, "DatabasePort")),
            cancellationToken
        );
        await postgres.EnsureSuperuserAsync(User, Password(given, "DatabasePassword"), cancellationToken);
        await postgres.EnsureDatabaseAsync(ResourceNames.Database, cancellationToken);
        Console.WriteLine($"PostgreSQL {postgres.Major} and the cache are ready.");

        var stopped = Task.Delay(Timeout.Infinite, cancellationToken);
        if (await Task.WhenAny(stopped, postgres.Exited) == stopped)
            return 0;

        await Console.Error.WriteLineAsync(
            $"backing: PostgreSQL ended unasked; its log is {Path.Combine(root, "postgres.log")}."
        );
        return 1;
    }

    private static int Port(IConfigurationSection given, string key) =>
        given.GetValue<int?>(key) is > 0 and <= 65_535 and var port
            ? port
            : throw new CannotStartException(
                $"Backing:{key} must be a port from 1 to 65535, for example Backing__{key}=55432."
            );

    private static string Password(IConfigurationSection given, string key) =>
        given[key] is { Length: > 0 } password
            ? password
            : throw new CannotStartException(
                $"Backing:{key} must be a password, for example Backing__{key}=… (random)."
            );
}
