using Microsoft.Extensions.Configuration;

namespace Marketplace.Standalone;

/// <summary>The embedded PostgreSQL server alone, for hosts that run as processes of their own.</summary>
/// <remarks>The AppHost starts it where no container runtime answers.</remarks>
internal static class DatabaseHost
{
    /// <summary>The configuration key of the loopback port.</summary>
    internal const string PortKey = "Database:Port";

    // Longer than an orchestrator takes to end what it started.
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(60);

    /// <summary>Runs until asked to stop, or until the server ends unasked.</summary>
    /// <returns>0, or 1 if the server ended.</returns>
    internal static async Task<int> RunAsync(StandaloneArguments arguments, CancellationToken cancellationToken)
    {
        var root = Path.GetFullPath(arguments.Data ?? throw new CannotStartException("postgres needs --data DIR."));
        var given = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        using var data = await DataDirectory.OpenAsync(root, LockPatience, Console.Out, cancellationToken);
        await using var postgres = await EmbeddedPostgres.StartAsync(
            root,
            new EmbeddedPostgresSettings(Port: GivenPort.Of(given, PortKey)),
            cancellationToken
        );
        await postgres.EnsureDatabaseAsync(ResourceNames.Database, cancellationToken);
        Console.WriteLine($"PostgreSQL {postgres.Major} accepts connections on 127.0.0.1:{postgres.Port}.");

        var stopped = Task.Delay(Timeout.Infinite, cancellationToken);
        if (await Task.WhenAny(stopped, postgres.Exited) == stopped)
            return 0;

        var log = Path.Combine(root, "postgres.log");
        await Console.Error.WriteLineAsync($"postgres: the server ended unexpectedly; its log is {log}.");
        return 1;
    }
}
