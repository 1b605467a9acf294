using Microsoft.Extensions.Configuration;

namespace Marketplace.Standalone;

/// <summary>Runs the embedded PostgreSQL server alone, for hosts that run as separate processes.</summary>
/// <remarks>The AppHost starts it where no container runtime is available.</remarks>
internal static class DatabaseHost
{
    /// <summary>The configuration key of the loopback port.</summary>
    internal const string PortKey = "Database:Port";

    // Longer than an orchestrator takes to stop its processes.
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Runs until it is told to stop, or until the server exits unexpectedly.</summary>
    /// <returns>0, or 1 if the server exited.</returns>
    internal static async Task<int> RunAsync(StandaloneArguments arguments, CancellationToken cancellationToken)
    {
        var root = Path.GetFullPath(arguments.Data ?? throw new CannotStartException("postgres needs --data DIR."));
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        using var data = await DataDirectory.OpenAsync(root, LockTimeout, Console.Out, cancellationToken);
        await using var postgres = await EmbeddedPostgres.StartAsync(
            root,
            new EmbeddedPostgresSettings(Port: AssignedPort.Read(configuration, PortKey)),
            cancellationToken
        );
        await postgres.EnsureDatabaseAsync(ResourceNames.Database, cancellationToken);
        Console.WriteLine($"PostgreSQL {postgres.Major} accepts connections on 127.0.0.1:{postgres.Port}.");

        var stopped = Task.Delay(Timeout.Infinite, cancellationToken);
        if (await Task.WhenAny(stopped, postgres.Exited) == stopped)
            return 0;

        var log = Path.Combine(root, "postgres.log");
        await Console.Error.WriteLineAsync($"postgres: the server exited unexpectedly; its log is {log}.");
        return 1;
    }
}
